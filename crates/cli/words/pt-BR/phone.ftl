# O que é um número.

cli-number-is = { $number } é um número de { $region }, { $kind }
cli-number-dialled = disca-se { $national } dentro do país, { $international } a partir de { $region }
cli-number-rings = toca em { $zones } ({ $told })
cli-number-mended = reparado: { $means } ({ $name })
cli-one-or-other = { $one } ou { $other }
cli-told-by-area = pelo DDD
cli-told-by-mixed-area = o DDD abrange vários fusos horários
cli-told-by-country = o país tem um só fuso horário
cli-told-country-alone = os dígitos dizem só o país
cli-told-by-none = os dígitos não dizem lugar nenhum
