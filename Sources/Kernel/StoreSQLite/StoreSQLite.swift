// StoreSQLite.swift
