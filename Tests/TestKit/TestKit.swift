// TestKit.swift
