"""our2souls.bench.management.commands"""
