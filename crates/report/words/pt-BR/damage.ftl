# What happened to the numbers of a whole column.

lost-written-short = um programa de planilhas os escreveu como 5,51E+12, ou com zeros no lugar dos últimos dígitos
lost-rounded = terminam em cinco zeros, como quando 5,51E+12 voltou a ser convertido em número
lost-too-short = têm menos dígitos do que um número precisa

damage-without-zero = falta o zero inicial, como quando o programa de planilhas os guarda como números; são discados com ele
damage-floats = os números terminam em .0, porque passaram por um decimal; ele foi retirado
damage-digits-lost = um programa de planilhas escreveu os números como 5,51E+12 e perdeu seus dígitos
damage-dates = a coluna tem datas, não números
damage-as-text = formate a coluna como texto na origem e exporte de novo
damage-dates-do = confira se o pipeline indica a coluna certa
