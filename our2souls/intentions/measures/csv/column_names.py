"""What the columns of a file of entries are called, at banks and in spreadsheets: plain names, without accents and marks."""

DAYS = (
    {"date", "day", "on", "fecha", "dia", "el", "datum", "data", "jour"},
    {
        "booking date", "booking", "transaction date", "posting date", "posted", "posted date", "date posted", "when",
        "completed date", "started date", "transaction", "fecha operacion", "fecha de operacion", "f operacion",
        "fecha de la operacion", "fecha contable", "fecha movimiento", "fecha mov", "cuando", "buchungstag",
        "buchungsdatum", "buchung", "date operation", "date de l operation",
    },
    {
        "value date", "settlement date", "valuta", "valutadatum", "wertstellung", "wert", "fecha valor",
        "fecha de valor", "f valor", "date valeur", "date de valeur",
    },
)  # fmt: skip
"""A day’s names, the surest first; the last are of a second day, which counts only where there is no other."""

AMOUNTS = (
    {
        "amount", "how much", "amt", "transaction amount", "turnover", "importe", "monto", "cuanto", "importe operacion",
        "betrag", "umsatz", "montant", "importo", "bedrag", "valor",
    },
    {"value", "sum", "suma", "cantidad", "net", "neto", "netto", "gross", "bruto", "brutto", "price", "precio"},
)  # fmt: skip

OUT = {
    "out", "outflow", "outflows", "money out", "paid out", "debit", "debits", "withdrawal", "withdrawals", "withdrawn",
    "payment", "payments", "spent", "spending", "expense", "expenses", "cargo", "cargos", "debe", "debito", "debitos",
    "retiro", "retiros", "salida", "salidas", "gasto", "gastos", "egreso", "egresos", "soll", "ausgang", "ausgange",
    "ausgabe", "ausgaben", "belastung", "lastschrift", "af",
}  # fmt: skip
IN = {
    "in", "inflow", "inflows", "money in", "paid in", "credit", "credits", "deposit", "deposits", "deposited", "received",
    "receipts", "income", "abono", "abonos", "haber", "credito", "creditos", "deposito", "depositos", "entrada",
    "entradas", "ingreso", "ingresos", "haben", "eingang", "eingange", "einnahme", "einnahmen", "gutschrift", "bij",
}  # fmt: skip
FILLING = {"amount", "amounts", "importe", "importes", "betrag", "monto", "montos", "de", "en", "the", "total"}
"""What may stand beside one of these two (“debit amount”, “importe cargo”)."""

MINUS = (OUT - {"af"}) | {"deb", "dr", "db", "outgoing", "sent", "enviado", "-", "minus", "af"}
PLUS = (IN - {"bij"}) | {"cred", "cr", "incoming", "recibido", "+", "plus", "bij"}
LETTERS: tuple[tuple[str, str], ...] = (("d", "c"), ("c", "a"), ("s", "h"), ("s", "e"))
"""Single letters for out and in: debit/credit, cargo/abono, Soll/Haben, salida/entrada."""

WORDS = (
    {
        "words", "a word about it", "note", "notes", "memo", "description", "text", "payee", "beneficiary", "details",
        "particulars", "narrative", "merchant", "what", "comment", "palabras", "unas palabras", "nota", "notas",
        "concepto", "descripcion", "texto", "beneficiario", "detalle", "detalles", "comentario", "observaciones", "que",
        "verwendungszweck", "buchungstext", "beschreibung",
    },
    {"reference", "referencia", "name", "nombre"},
)  # fmt: skip

UNITS = {"unit", "unidad", "currency", "ccy", "divisa", "moneda", "wahrung", "waehrung", "devise"}
OURS = {"unit", "unidad"}
"""What only files of ours have."""

BALANCES = {
    "balance", "saldo", "saldos", "kontostand", "guthaben", "solde", "disponible", "available",
}  # fmt: skip
NUMBERS = {
    "ref", "reference", "referencia", "referenz", "numero", "number", "no", "nr", "num", "id", "iban", "bic", "account",
    "cuenta", "konto", "kontonummer", "cheque", "check", "document", "documento", "beleg", "folio", "code", "codigo",
    "oficina", "office", "branch", "sucursal", "card", "tarjeta", "phone", "zip", "fee", "fees", "comision", "gebuhr",
    "rate", "cambio", "kurs", "tax", "iva", "hora", "time", "uhrzeit", "secuencia", "sequence", "line", "linea", "zeile",
    "year", "month", "ano", "mes", "jahr", "monat",
}  # fmt: skip
"""A word of these in a column’s name says that it is no amount, whatever stands in it."""

SUMS = (
    r"(?:sub)?(?:total(?:es|s)?|sum(?:me|a|as)?|gesamt(?:summe|betrag)?)\b|saldos?\b|balance\b|kontostand\b|"
    r"(?:opening|closing|ending|starting|final|previous|current|available) balance\b|(?:anfangs|end|schluss)saldo\b"
)
STANDING = {
    "saldo final", "saldo inicial", "saldo anterior", "saldo actual", "opening balance", "closing balance",
    "ending balance", "starting balance", "balance brought forward", "balance carried forward", "anfangssaldo",
    "endsaldo", "schlusssaldo", "kontostand",
}  # fmt: skip
"""The whole text of a line that has a day and yet is no entry but what there was on it."""
