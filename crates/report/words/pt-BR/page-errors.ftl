page-impossible = não é possível fazer o report.html: { $why }
