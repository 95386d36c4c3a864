// Runtime.swift
