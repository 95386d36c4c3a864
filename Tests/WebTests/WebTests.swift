// WebTests.swift
