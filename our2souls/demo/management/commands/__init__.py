"""our2souls.demo.management.commands"""
