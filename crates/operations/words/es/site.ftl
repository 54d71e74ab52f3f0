# La instancia que se nombra.

operations-campaigns-untold = la instancia no dice qué campañas tiene, así que no es seguro que existan las que se nombran ({ $why })
