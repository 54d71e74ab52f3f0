# Qué es un número.

cli-number-is = { $number } es un número de { $region }, { $kind }
cli-number-dialled = se marca { $national } dentro de su país, { $international } desde { $region }
cli-number-rings = suena en { $zones } ({ $told })
cli-number-mended = reparado: { $means } ({ $name })
cli-one-or-other = { $one } o { $other }
cli-told-by-area = por su código de área
cli-told-by-mixed-area = su código de área abarca varias zonas horarias
cli-told-by-country = su país tiene una sola zona horaria
cli-told-country-alone = sus dígitos solo indican el país
cli-told-by-none = sus dígitos no indican ningún lugar
