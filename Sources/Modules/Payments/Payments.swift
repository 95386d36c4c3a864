// Payments.swift
