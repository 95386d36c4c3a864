// TradeTests.swift
