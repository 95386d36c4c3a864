// Web.swift
