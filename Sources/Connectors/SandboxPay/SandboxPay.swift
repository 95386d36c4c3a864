// SandboxPay.swift
