// Design.swift
