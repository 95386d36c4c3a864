// Consoles.swift
