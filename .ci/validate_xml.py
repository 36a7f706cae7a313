"""validate_xml.py SCHEMA.xsd DOCUMENT.xml: exit 1 with what is wrong, by libxml2."""

import sys

from lxml import etree

schema = etree.XMLSchema(etree.parse(sys.argv[1]))
document = etree.parse(sys.argv[2], etree.XMLParser(huge_tree=True))
if not schema.validate(document):
    for error in schema.error_log:
        print(f"{sys.argv[2]}:{error.line}: {error.message}")
    sys.exit(1)
print(f"{sys.argv[2]}: valid")
