"""Words and phrases that presume something of who reads them: gender, marriage, children, faith, money, health."""

import re
from functools import cache

# Patterns, one a blank; each is a whole word. Phrases with blanks stand below.
PRESUMING = {
    "en": r"""
        husbands? wife wives spouses? marry married marrying marriages? weddings? brides? grooms? fianc\w* engaged
        engagement vows? boyfriends? girlfriends? he him his she her hers himself herself man men woman women guys? gay
        straight lesbian kids? child children baby babies sons? daughters? pregnan\w* parent\w* mother\w* father\w* mum
        mom mummy dads? grand\w+ siblings? brothers? sisters? family families uncles? aunts? in-laws? orphan\w* god gods
        lord pray\w* church\w* mosques? temples? synagogues? bible sabbath sundays? faith\w* bless\w* sacred holy sins?
        heaven souls? feasts? christmas easter ramadan hanukkah thanksgiving holidays? vacations? salary salaries wages?
        boss\w* careers? colleagues? co-?workers? office employ\w* promot\w* retire\w* profession\w* doctors? diagnos\w*
        hospital\w* walk\w* run running danc\w* climb\w* hik\w* stairs jog\w* wines? beers? alcohol\w* drinks? drunk
        bars? pubs? toasts? cocktails? mortgages? rent\w* cars? driv\w+ pets? dogs? cats? should must ought therap\w*
        attachment trauma\w* trigger\w* boundar\w* validat\w* process\w* toxic codependen\w* self-care mindful\w*
        communicat\w* intimacy vulnerab\w* score fail\w* streak overdue
    """,
    "es": r"""
        maridos? mujer mujeres hombres? espos[oa]s? c[oó]nyuges? casarse casaros casad[oa]s? bodas? matrimoni\w*
        novi[oa]s? prometid[oa]s? él ella ellos ellas nosotr[oa]s vosotr[oa]s junt[oa]s? ambos ambas solos? sola uno
        mism[oa]s amig[oa]s? compañer[oa]s? vecin[oa]s? niñ[oa]s? hij[oa]s? beb[eé]s? embaraz\w* padres? madres? papás?
        mamás? abuel[oa]s? herman[oa]s? famili\w* t[ií][oa]s? suegr[oa]s? niet[oa]s? dios diosa señor rez\w* orar
        oración iglesias? misa mezquitas? templos? biblia domingos? fe bendi\w* sagrad[oa]s? pecad\w* cielos? almas?
        navidad pascua ramadán vacaciones festivos? sueldos? salarios? jef[ea]s? carreras? colegas? oficina empleos?
        emplead\w* ascensos? jubil\w* profesi\w* médic[oa]s? doctor doctora terap\w* diagn\w* hospital\w* camin\w*
        pase[oa]\w* correr baila\w* escalar escaleras vinos? cervezas? alcohol\w* copas? brindis borrach\w* bar bares
        hipotecas? alquil\w* coches? conduc\w+ mascotas? perr[oa]s? gat[oa]s? debe debes debéis deber[ií]a\w* deberíais
        apego trauma\w* l[ií]mites? valid\w+ gestion\w+ sanar tóxic\w* vulnerab\w* intimidad fracas\w* cansad[oa]s?
        content[oa]s? enamorad[oa]s? orgullos[oa]s? segur[oa]s? tranquil[oa]s? preocupad[oa]s? enfadad[oa]s?
        querid[oa]s? acompañad[oa]s? enferm[oa]s? agotad[oa]s? acogid[oa]s? preparad[oa]s? nervios[oa]s? dispuest[oa]s?
        motivad[oa]s? conocid[oa]s? invitad[oa]s? tímid[oa]s? relajad[oa]s? dormid[oa]s? desconocid[oa] extrañ[oa]s?
        adult[oa]s? hart[oa]s? sincer[oa]s? abiert[oa]s?
    """,
}
PHRASES = {
    "en": [
        "love language",
        "hold space",
        "have to be",
        "own house",
        "your house",
        "road trip",
        "as a child",
        "both of us",
    ],
    "es": [
        "tienes que",
        "cada quien",
        "los dos",
        "las dos",
        "el uno",
        "la una",
        "el otro",
        "hay que ser",
        "vuestra casa",
    ],
}


@cache
def _pattern(language: str) -> re.Pattern[str]:
    return re.compile(r"(?<![\w’-])(?:" + "|".join(PRESUMING[language].split()) + r")(?![\w-])", re.IGNORECASE)


def found(language: str, text: str) -> list[str]:
    """What of it presumes something."""
    words = [match[0].lower() for match in _pattern(language).finditer(text)]
    return words + [phrase for phrase in PHRASES[language] if phrase in text.lower()]
