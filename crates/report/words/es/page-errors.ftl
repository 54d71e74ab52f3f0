page-impossible = no se puede hacer report.html: { $why }
