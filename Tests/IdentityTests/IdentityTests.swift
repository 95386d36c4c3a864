// IdentityTests.swift
