"""our2souls.ui.templatetags"""
