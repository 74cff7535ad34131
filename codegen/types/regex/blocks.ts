/**
 * Blocks of Unicode by the names that \\p{Is...} has for them: those of the standard without spaces, besides the
 * older names XML Schema part 2 lists (appendix F.1.1).
 */

/** Name, first and last code point in hexadecimal. */
const TABLE = `
BasicLatin 0 7F; DivesAkuru 11900 1195F; LatinExtended-F 10780 107BF; Georgian 10A0 10FF;
MathematicalAlphanumericSymbols 1D400 1D7FF; EthiopicSupplement 1380 139F;
ArabicMathematicalAlphabeticSymbols 1EE00 1EEFF; Newa 11400 1147F; OlChiki 1C50 1C7F;
CJKUnifiedIdeographsExtensionB 20000 2A6DF; Hiragana 3040 309F; OldUyghur 10F70 10FAF;
CombiningDiacriticalMarksSupplement 1DC0 1DFF; Yezidi 10E80 10EBF; CopticEpactNumbers 102E0 102FF;
KayahLi A900 A92F; MeroiticHieroglyphs 10980 1099F; PsalterPahlavi 10B80 10BAF;
EnclosedAlphanumericSupplement 1F100 1F1FF; Thaana 780 7BF; MathematicalOperators 2200 22FF;
Elymaic 10FE0 10FFF; Lao E80 EFF; Khudawadi 112B0 112FF; KhmerSymbols 19E0 19FF; Mahajani 11150 1117F;
CountingRodNumerals 1D360 1D37F; Telugu C00 C7F; GunjalaGondi 11D60 11DAF; Kaithi 11080 110CF;
Sogdian 10F30 10F6F; Phags-pa A840 A87F; BopomofoExtended 31A0 31BF; BassaVah 16AD0 16AFF;
MiscellaneousTechnical 2300 23FF; EnclosedAlphanumerics 2460 24FF;
CJKUnifiedIdeographsExtensionG 30000 3134F; Ahom 11700 1174F; KatakanaPhoneticExtensions 31F0 31FF;
OldTurkic 10C00 10C4F; HangulJamoExtended-B D7B0 D7FF; VerticalForms FE10 FE1F; KanaSupplement 1B000 1B0FF;
AlchemicalSymbols 1F700 1F77F; DominoTiles 1F030 1F09F; Osmanya 10480 104AF; HangulSyllables AC00 D7AF;
ArabicExtended-B 870 89F; PhoneticExtensionsSupplement 1D80 1DBF; Mro 16A40 16A6F;
SinhalaArchaicNumbers 111E0 111FF; Tagalog 1700 171F; Hatran 108E0 108FF; MongolianSupplement 11660 1167F;
Myanmar 1000 109F; TaiLe 1950 197F; GeneralPunctuation 2000 206F; SyriacSupplement 860 86F;
HangulJamo 1100 11FF; YijingHexagramSymbols 4DC0 4DFF; SuttonSignWriting 1D800 1DAAF; Multani 11280 112AF;
TaiXuanJingSymbols 1D300 1D35F; GreekandCoptic 370 3FF; OldItalic 10300 1032F; Manichaean 10AC0 10AFF;
BamumSupplement 16800 16A3F; LatinExtendedAdditional 1E00 1EFF; SupplementalPunctuation 2E00 2E7F;
Sundanese 1B80 1BBF; OrnamentalDingbats 1F650 1F67F; SupplementalMathematicalOperators 2A00 2AFF;
Malayalam D00 D7F; Samaritan 800 83F; BlockElements 2580 259F; AncientGreekMusicalNotation 1D200 1D24F;
VariationSelectorsSupplement E0100 E01EF; CJKCompatibilityIdeographs F900 FAFF;
ByzantineMusicalSymbols 1D000 1D0FF; VariationSelectors FE00 FE0F; SmallFormVariants FE50 FE6F;
LinearBSyllabary 10000 1007F; MeroiticCursive 109A0 109FF; HangulJamoExtended-A A960 A97F;
CombiningHalfMarks FE20 FE2F; PhaistosDisc 101D0 101FF; Javanese A980 A9DF; OldHungarian 10C80 10CFF;
Armenian 530 58F; MiscellaneousMathematicalSymbols-B 2980 29FF; EarlyDynasticCuneiform 12480 1254F;
Dingbats 2700 27BF; Coptic 2C80 2CFF; Bopomofo 3100 312F; TransportandMapSymbols 1F680 1F6FF;
MeeteiMayekExtensions AAE0 AAFF; CherokeeSupplement AB70 ABBF; GeorgianExtended 1C90 1CBF; Tamil B80 BFF;
Kanbun 3190 319F; IdeographicSymbolsandPunctuation 16FE0 16FFF; Tagbanwa 1760 177F; Lydian 10920 1093F;
OldSouthArabian 10A60 10A7F; Tangsa 16A70 16ACF; CJKUnifiedIdeographsExtensionD 2B740 2B81F;
EnclosedIdeographicSupplement 1F200 1F2FF; GeometricShapesExtended 1F780 1F7FF; Saurashtra A880 A8DF;
LinearBIdeograms 10080 100FF; Dogra 11800 1184F; Siddham 11580 115FF; SylotiNagri A800 A82F; Bengali 980 9FF;
Gurmukhi A00 A7F; KhitanSmallScript 18B00 18CFF; Cham AA00 AA5F; Modi 11600 1165F; Nandinagari 119A0 119FF;
Gothic 10330 1034F; CyrillicSupplement 500 52F; MyanmarExtended-B A9E0 A9FF; Palmyrene 10860 1087F;
Marchen 11C70 11CBF; EgyptianHieroglyphFormatControls 13430 1343F; Vai A500 A63F; HanifiRohingya 10D00 10D3F;
ZnamennyMusicalNotation 1CF00 1CFCF; UnifiedCanadianAboriginalSyllabicsExtended-A 11AB0 11ABF;
Brahmi 11000 1107F; Vithkuqi 10570 105BF; SymbolsandPictographsExtended-A 1FA70 1FAFF; Osage 104B0 104FF;
Bhaiksuki 11C00 11C6F; ModifierToneLetters A700 A71F; CyrillicExtended-B A640 A69F; LatinExtended-B 180 24F;
EthiopicExtended 2D80 2DDF; AlphabeticPresentationForms FB00 FB4F; KanaExtended-A 1B100 1B12F;
Cherokee 13A0 13FF; SupplementalArrows-C 1F800 1F8FF; Glagolitic 2C00 2C5F; ArabicExtended-A 8A0 8FF;
CJKStrokes 31C0 31EF; OldPersian 103A0 103DF; MeeteiMayek ABC0 ABFF; Adlam 1E900 1E95F;
RumiNumeralSymbols 10E60 10E7F; Miao 16F00 16F9F; Specials FFF0 FFFF; CurrencySymbols 20A0 20CF;
PlayingCards 1F0A0 1F0FF; TaiViet AA80 AADF; Phoenician 10900 1091F; Batak 1BC0 1BFF;
LatinExtended-A 100 17F; MayanNumerals 1D2E0 1D2FF; Takri 11680 116CF; PahawhHmong 16B00 16B8F;
IdeographicDescriptionCharacters 2FF0 2FFF; SupplementalArrows-A 27F0 27FF; Cyrillic 400 4FF;
MendeKikakui 1E800 1E8DF; Medefaidrin 16E40 16E9F; CyrillicExtended-C 1C80 1C8F; ControlPictures 2400 243F;
ImperialAramaic 10840 1085F; Ogham 1680 169F; LetterlikeSymbols 2100 214F; MiscellaneousSymbols 2600 26FF;
LatinExtended-D A720 A7FF; InscriptionalPahlavi 10B60 10B7F; Kannada C80 CFF; Syriac 700 74F;
Sinhala D80 DFF; SoraSompeng 110D0 110FF; InscriptionalParthian 10B40 10B5F; SundaneseSupplement 1CC0 1CCF;
LisuSupplement 11FB0 11FBF; TangutComponents 18800 18AFF; Sharada 11180 111DF;
CombiningDiacriticalMarksforSymbols 20D0 20FF; AnatolianHieroglyphs 14400 1467F;
CJKCompatibilityForms FE30 FE4F; Hebrew 590 5FF; Buginese 1A00 1A1F; PrivateUseArea E000 F8FF;
AegeanNumbers 10100 1013F; BoxDrawing 2500 257F; Wancho 1E2C0 1E2FF; CypriotSyllabary 10800 1083F;
KangxiRadicals 2F00 2FDF; CJKSymbolsandPunctuation 3000 303F; MasaramGondi 11D00 11D5F; Khmer 1780 17FF;
LatinExtended-G 1DF00 1DFFF; WarangCiti 118A0 118FF; CyrillicExtended-A 2DE0 2DFF; LatinExtended-C 2C60 2C7F;
SupplementaryPrivateUseArea-B 100000 10FFFF; Lisu A4D0 A4FF; Elbasan 10500 1052F; YiSyllables A000 A48F;
GreekExtended 1F00 1FFF; OpticalCharacterRecognition 2440 245F; Tirhuta 11480 114DF; Deseret 10400 1044F;
LatinExtended-E AB30 AB6F; CaucasianAlbanian 10530 1056F; Tibetan F00 FFF;
MiscellaneousMathematicalSymbols-A 27C0 27EF; Chorasmian 10FB0 10FDF; NewTaiLue 1980 19DF;
CJKUnifiedIdeographsExtensionC 2A700 2B73F; Duployan 1BC00 1BC9F; Devanagari 900 97F;
CJKUnifiedIdeographsExtensionA 3400 4DBF; Limbu 1900 194F; ChessSymbols 1FA00 1FA6F; Katakana 30A0 30FF;
ZanabazarSquare 11A00 11A4F; PauCinHau 11AC0 11AFF; Carian 102A0 102DF; Lepcha 1C00 1C4F;
OldNorthArabian 10A80 10A9F; UnifiedCanadianAboriginalSyllabicsExtended 18B0 18FF; Soyombo 11A50 11AAF;
Kharoshthi 10A00 10A5F; EnclosedCJKLettersandMonths 3200 32FF; DevanagariExtended A8E0 A8FF;
PhoneticExtensions 1D00 1D7F; Cuneiform 12000 123FF; GlagoliticSupplement 1E000 1E02F; Avestan 10B00 10B3F;
AncientGreekNumbers 10140 1018F; GeometricShapes 25A0 25FF; Rejang A930 A95F; Tangut 17000 187FF;
Mandaic 840 85F; VedicExtensions 1CD0 1CFF; ArabicSupplement 750 77F; YiRadicals A490 A4CF;
CJKUnifiedIdeographsExtensionF 2CEB0 2EBEF; TamilSupplement 11FC0 11FFF; Mongolian 1800 18AF;
EthiopicExtended-A AB00 AB2F; Toto 1E290 1E2BF; Shavian 10450 1047F; Latin-1Supplement 80 FF;
ArabicPresentationForms-B FE70 FEFF; Cypro-Minoan 12F90 12FFF;
CJKCompatibilityIdeographsSupplement 2F800 2FA1F; HangulCompatibilityJamo 3130 318F;
ArabicPresentationForms-A FB50 FDFF; Makasar 11EE0 11EFF; MusicalSymbols 1D100 1D1FF; Oriya B00 B7F;
NumberForms 2150 218F; Hanunoo 1720 173F; OldPermic 10350 1037F; Runic 16A0 16FF; Khojki 11200 1124F;
Balinese 1B00 1B7F; EthiopicExtended-B 1E7E0 1E7FF; CommonIndicNumberForms A830 A83F; Buhid 1740 175F;
BraillePatterns 2800 28FF; HalfwidthandFullwidthForms FF00 FFEF; OttomanSiyaqNumbers 1ED00 1ED4F;
CJKUnifiedIdeographsExtensionE 2B820 2CEAF; CuneiformNumbersandPunctuation 12400 1247F;
CJKUnifiedIdeographs 4E00 9FFF; MahjongTiles 1F000 1F02F; UnifiedCanadianAboriginalSyllabics 1400 167F;
TaiTham 1A20 1AAF; AncientSymbols 10190 101CF; Bamum A6A0 A6FF; EgyptianHieroglyphs 13000 1342F;
Nabataean 10880 108AF; LinearA 10600 1077F; ShorthandFormatControls 1BCA0 1BCAF;
GeorgianSupplement 2D00 2D2F; SpacingModifierLetters 2B0 2FF; Ethiopic 1200 137F; IPAExtensions 250 2AF;
Chakma 11100 1114F; MiscellaneousSymbolsandPictographs 1F300 1F5FF; Grantha 11300 1137F; NKo 7C0 7FF;
Ugaritic 10380 1039F; SmallKanaExtension 1B130 1B16F; NyiakengPuachueHmong 1E100 1E14F;
OldSogdian 10F00 10F2F; SuperscriptsandSubscripts 2070 209F; Tags E0000 E007F; Lycian 10280 1029F;
CJKRadicalsSupplement 2E80 2EFF; IndicSiyaqNumbers 1EC70 1ECBF; CombiningDiacriticalMarksExtended 1AB0 1AFF;
SupplementalArrows-B 2900 297F; SupplementalSymbolsandPictographs 1F900 1F9FF; Nushu 1B170 1B2FF;
MiscellaneousSymbolsandArrows 2B00 2BFF; Emoticons 1F600 1F64F; MyanmarExtended-A AA60 AA7F;
CombiningDiacriticalMarks 300 36F; Arabic 600 6FF; SupplementaryPrivateUseArea-A F0000 FFFFF;
Gujarati A80 AFF; Tifinagh 2D30 2D7F; KanaExtended-B 1AFF0 1AFFF; Thai E00 E7F; Arrows 2190 21FF;
TangutSupplement 18D00 18D7F; SymbolsforLegacyComputing 1FB00 1FBFF; CJKCompatibility 3300 33FF;
`;

/** Names of Unicode 3.1, as XML Schema part 2 has them, for blocks renamed since. */
const OLD_NAMES: Readonly<Record<string, string>> = {
  Greek: 'GreekandCoptic',
  CombiningMarksforSymbols: 'CombiningDiacriticalMarksforSymbols',
  PrivateUse: 'PrivateUseArea',
};

type Range = readonly [number, number];

/** Ranges of every block, by its name without spaces. */
export const BLOCKS: ReadonlyMap<string, readonly Range[]> = blocks();

function blocks(): Map<string, readonly Range[]> {
  const out = new Map<string, readonly Range[]>();
  for (const entry of TABLE.split(';')) {
    const [name, low, high] = entry.trim().split(' ');
    if (name && low && high) out.set(name, [[Number.parseInt(low, 16), Number.parseInt(high, 16)]]);
  }
  for (const [old, now] of Object.entries(OLD_NAMES)) {
    const ranges = out.get(now);
    if (ranges) out.set(old, ranges);
  }
  return out;
}
