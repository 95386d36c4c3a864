// StorePostgres.swift
