"""How often an account may be tried, as allauth reads it: how many, in what time, from where."""

ACCOUNTS = {
    "signup": "20/h/ip",
    "login": "30/m/ip",
    "login_failed": "20/m/ip,5/5m/key",
    "confirm_email": "1/10s/key",
    "reset_password": "20/m/ip,3/m/key",
    "reset_password_from_key": "20/m/ip",
    "reauthenticate": "10/m/user",
    "change_password": "5/m/user",
    "manage_email": "10/m/user",
}
