// Identity.swift
