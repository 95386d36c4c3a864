// StoreTests.swift
