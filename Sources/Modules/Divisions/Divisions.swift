// Divisions.swift
