"""our2souls.demo.management"""
