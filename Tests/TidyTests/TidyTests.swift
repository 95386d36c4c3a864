// TidyTests.swift
