// Storefront.swift
