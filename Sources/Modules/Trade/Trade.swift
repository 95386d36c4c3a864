// Trade.swift
