// CatalogTests.swift
