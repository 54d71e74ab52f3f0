# Why a list is taken to be of a country.

inspect-said = assim foi indicado
inspect-numbers-of = { $valid } de { $read } células contêm números de { $region }
inspect-documents = uma coluna contém números de { $document }
inspect-areas-before = há dois dígitos antes de números sem DDD
inspect-states = uma coluna contém os seus estados ou províncias
inspect-a-header-says = um cabeçalho diz { $word }

# Why a column is taken to be what it is.
inspect-header-says = o cabeçalho diz { $words }
inspect-although = embora o cabeçalho diga { $words }
inspect-not-all-it-says = mas não diz só isso, ou pode significar outra coisa
inspect-not-borne-out = as células não confirmam
inspect-no-header = nenhum cabeçalho diz isso
inspect-nothing-tells = nem o cabeçalho nem as células esclarecem
inspect-none-filled = não há nenhuma célula preenchida
inspect-none-filled-but-named = não há nenhuma célula preenchida; o cabeçalho diz { $meaning }
inspect-numbers-by-line = { $numbers } ({ $mobile ->
    [0] 0 celulares
    [one] { $mobile } celular
   *[other] { $mobile } celulares
}, { $fixed ->
    [0] 0 fixos
    [one] { $fixed } fixo
   *[other] { $fixed } fixos
})
inspect-cells-are = { $count } de { $of } células são { $what }
inspect-emails = endereços de e-mail
inspect-urls = endereços de páginas da web
inspect-campaigns = nomes que terminam em -> ou <-, como os de campanhas
inspect-zones = fusos horários da IANA
inspect-dates = datas
inspect-words = palavras
inspect-digits = dígitos
inspect-this-and-that = de tudo um pouco
inspect-cells-against-header = as células são { $cells }, embora o cabeçalho diga { $words }
inspect-check-digits = { $count } de { $of } células têm os dígitos verificadores de { $document }
inspect-states-of = as palavras são estados ou províncias de { $region }
inspect-decimals = as células são números com decimais
inspect-both-marks = { $comma } com vírgula decimal, { $point } com ponto
inspect-zeros = os dígitos começam com zeros, o que nenhuma quantidade faz
inspect-number-or-name = as células são dígitos: uma quantidade, ou o código de alguma coisa
inspect-all-the-same = todas as células são iguais
inspect-over-and-over = repete { $distinct } valores várias vezes
inspect-some-words = as células têm algumas palavras cada uma, quase sempre diferentes
inspect-say = { $count } de { $filled } dizem { $value }
inspect-many-values = muitos valores diferentes
inspect-before-numbers = os dois dígitos vêm antes de números sem DDD em { $numbers }
inspect-lack-area = falta aos números o DDD que está em { $area }
inspect-calls-fax = { $name } chama de fax ou pager { $some } de { $filled }

# What was done to numbers: "3 sem DDD".
inspect-dropped = { $count } com dígitos que uma planilha perdeu (5,98E+10)
inspect-floats = { $count } que passaram por um número decimal (98344484.0)
inspect-without-area = { $count } sem DDD
inspect-several = { $count } com vários números
inspect-placeholders = { $count } que só preenchem um formulário
inspect-with-words = { $count } com palavras ao lado do número
inspect-refused = { $count } com palavras que dizem não
inspect-without-number = { $count } sem número

# What to take care of.
inspect-cells = { $cells ->
    [one] { $cells } célula
   *[other] { $cells } células
}
inspect-header-misleads = o cabeçalho diz telefone, e nenhuma célula é um
inspect-care-dropped = { $cells } com dígitos que uma planilha perdeu (5,98E+10): não são discadas
inspect-care-placeholders = { $cells } só para preencher um formulário: não são discadas
inspect-care-words = { $cells } com palavras ao lado do número: não são discadas
inspect-care-refused = { $cells } com palavras que dizem não: não recebem ligação
inspect-care-opt-out = { $rows ->
    [one] { $rows } linha que não deve receber ligação
   *[other] { $rows } linhas que não devem receber ligação
}
inspect-would-be-dialled = { $said }, e esses seriam discados
