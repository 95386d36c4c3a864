// Market.swift
