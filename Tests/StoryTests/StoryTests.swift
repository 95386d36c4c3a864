// StoryTests.swift
