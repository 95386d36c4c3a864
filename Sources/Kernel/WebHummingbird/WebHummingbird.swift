// WebHummingbird.swift
