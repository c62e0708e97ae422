"""What can I do with this book? In Portuguese."""

WORDS = {
    "title": "O que posso fazer com este livro?",
    "ways": "Modos de leitura",
    "conformance": "Conformidade",
    "navigation": "Navegação",
    "rich": "Imagens, fórmulas e tabelas",
    "hazards": "Riscos",
    "legal": "Considerações legais",
    "more": "Informações adicionais",
    "look": "Aparência ajustável|O tamanho, a fonte, as cores e o espaçamento do texto podem"
    " ser alterados.",
    "fixed": "Aparência fixa|O texto está em páginas fixas, que podem ser ampliadas no seu todo.",
    "large": "Letra grande|O texto está composto em letra grande, de 18 pontos.",
    "sightless": "Legível sem a visão|Todo o conteúdo pode ser lido por voz ou em braile.",
    "partly": "Legível em parte sem a visão|O texto pode ser lido por voz ou em braile, mas nem"
    " todas as imagens estão descritas.",
    "sound-only": "Só som, sem texto|É apenas som: não há texto para o braile nem para os olhos.",
    "heard": "Narrado por inteiro|Inclui uma gravação de todo o texto.",
    "half-heard": "Narrado em parte|Inclui uma gravação de uma parte do texto.",
    "in-step": "Texto e som sincronizados|O texto é marcado enquanto é ouvido.",
    "synthetic": "Voz sintética|A voz da gravação é sintética.",
    "reviewed": "{standard}, avaliado por {by}|Cumpre {standard}, conforme {by} verificou em"
    " {date}.",
    "judged": "{standard}, verificado por um programa|{by} verificou-o segundo"
    " {standard} e não encontrou falhas; não há registo da avaliação de uma pessoa.",
    "unreviewed": "Conformidade desconhecida|Não há registo da avaliação de uma pessoa, por"
    " isso não se declara conformidade.",
    "contents": "Índice|Um índice leva aos capítulos.",
    "headings": "Títulos|Os títulos estão marcados, de modo que se pode passar de um ao outro.",
    "pages": "Números de página da edição impressa|As páginas são as da edição impressa.",
    "no-way": "Sem informação sobre navegação|Não há informação disponível sobre a navegação.",
    "alt": "Imagens descritas|Todas as imagens têm descrição.",
    "no-alt": "Nem todas as imagens estão descritas|Algumas imagens não têm descrição.",
    "long": "Descrições longas|Junto das imagens que precisam há descrições mais longas.",
    "data": "Gráficos como tabelas|Os números dos gráficos estão também em tabelas.",
    "maths": "Fórmulas para leitores de ecrã|As fórmulas estão em MathML, que os leitores de"
    " ecrã sabem ler.",
    "plain": "Sem imagens nem fórmulas|Não há imagens nem fórmulas.",
    "harmless": "Sem riscos|Nada pisca nem se move.",
    "sound-unknown": "Sem clarões nem movimento|Nada pisca nem se move; não se avaliou se os"
    " sons podem fazer mal.",
    "unknown": "Riscos desconhecidos|Algo se move, e ninguém avaliou se pode fazer mal.",
    "exempt": "Isenção invocada|A editora invoca uma isenção do Ato Europeu da Acessibilidade.",
    "contact": "Comunicar barreiras: {contact}|Comunique barreiras a {contact}.",
}
