// App.swift
