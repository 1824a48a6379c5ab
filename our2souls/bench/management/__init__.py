"""our2souls.bench.management"""
