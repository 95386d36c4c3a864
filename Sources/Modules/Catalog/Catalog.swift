// Catalog.swift
