"""The tag set of the encoder: BIO over the native labels that text alone can tell apart."""

LABELS = [
    "PATIENT", "DOCTOR", "PERSON", "USERNAME", "PROFESSION", "HOSPITAL", "ORGANIZATION",
    "STREET", "CITY", "STATE", "COUNTRY", "ZIP", "LOCATION_OTHER", "AGE", "DATE", "TIME",
    "PHONE", "FAX", "EMAIL", "URL", "SSN", "MEDICALRECORD", "HEALTHPLAN", "ACCOUNT", "LICENSE",
    "VEHICLE", "DEVICE", "IDNUM",
]

# Labels of the training text that the model does not keep apart.
MERGED = {
    "INITIALS": "PERSON", "DEPARTMENT": "HOSPITAL", "ROOM": "LOCATION_OTHER", "COUNTY": "CITY",
    "BIOID": "IDNUM", "IPADDR": "IDNUM", "CREDIT_CARD": "ACCOUNT", "IBAN": "ACCOUNT", "CRYPTO": "ACCOUNT",
    "LOCATION": "LOCATION_OTHER",
}

TAGS = ["O"] + [f"{prefix}-{label}" for label in LABELS for prefix in ("B", "I")]
TAG_ID = {tag: i for i, tag in enumerate(TAGS)}


def tag_label(label: str) -> str | None:
    """The label the model uses for `label`; None: such spans are neither taught nor counted as text."""
    label = MERGED.get(label, label)
    return label if label in LABELS else None
