// Store.swift
