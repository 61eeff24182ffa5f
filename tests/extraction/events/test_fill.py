"""Who acts and at whom, in every form of the clause: "actors > recipients" of the events of one type."""

from __future__ import annotations

import pytest

COOPERATION = [
    ("Kenya demanded the release of its two pilots.", "RETREAT", []),
    ("Kenya voted against the resolution.", "REJECT", ["Kenya"]),
    ("Kenya sought American help.", "REQUEST", ["Kenya > United States"]),
    ("Raul Ortiz was extradited from Peru to Chile.", "COOPERATE", ["Peru > Chile"]),
    ("Peru and Chile carried out an exchange of prisoners.", "RETREAT", ["Chile, Peru > prisoners"]),
    ("The scandal led to the resignation of Peruvian Defence Minister Juan Rojas.", "RETREAT", ["Juan Rojas"]),
    ("Peru and Chile have come to an agreement on the port.", "AGREE", ["Chile, Peru"]),
    ("The UN General Assembly adopted the resolution.", "SUPPORT", ["UN General Assembly"]),
    ("Norway will recognise a Palestinian state.", "SUPPORT", ["Norway > Palestine"]),
    ("Mali thanked the US for its mediation.", "SUPPORT", ["Mali > United States"]),
    # AGREE
    ("Kenya pledged to reopen the border crossing at Moyale.", "AGREE", ["Kenya"]),
    (
        "Norwegian Finance Minister Ingrid Solheim promised Malawi 40 million kroner on Tuesday.",
        "AGREE",
        ["Ingrid Solheim > Malawi"],
    ),
    ("Chile and Bolivia reached an agreement on water rights.", "SUPPORT", ["Bolivia, Chile"]),
    ("An agreement on fishing quotas was reached by Iceland and Norway.", "SUPPORT", ["Iceland, Norway"]),
    ("A compromise between Ghana and Togo on the sea border was reached overnight.", "AGREE", ["Ghana, Togo"]),
    ("Vietnam vowed to respect the new sea border.", "AGREE", ["Vietnam"]),
    ("Peru undertook to open its books.", "AGREE", ["Peru"]),
    # SUPPORT
    ("Portugal welcomed Angola's decision.", "SUPPORT", ["Portugal > Angola"]),
    ("Angolan President Rui Tavira was congratulated by Portugal.", "SUPPORT", ["Portugal > Rui Tavira"]),
    ("Jordan thanked Qatar for its mediation.", "SUPPORT", ["Jordan > Qatar"]),
    ("Ethiopia and Djibouti signed a treaty on port fees.", "SUPPORT", ["Djibouti, Ethiopia"]),
    ("The treaty was signed by Laos and Cambodia on Monday.", "SUPPORT", ["Cambodia, Laos"]),
    ("The signing of the accord by Mali and Niger took an hour.", "SUPPORT", ["Mali, Niger"]),
    ("Ireland recognised Palestine in a note on Tuesday.", "SUPPORT", ["Ireland > Palestine"]),
    ("Mexico voiced its support for Honduras.", "SUPPORT", ["Mexico > Honduras"]),
    ("Fiji restored diplomatic relations with Samoa.", "SUPPORT", ["Fiji, Samoa"]),
    # CONCEDE
    ("Thailand lifted its ban on imports of Cambodian fruit.", "CONCEDE", ["Thailand > Cambodia"]),
    ("Restrictions on Tunisian trucks were eased by Libya.", "CONCEDE", ["Libya > Tunisia"]),
    ("Denmark apologised to Iceland for the delay.", "CONCEDE", ["Denmark > Iceland"]),
    ("Colombia declared a truce.", "CONCEDE", ["Colombia"]),
    # COOPERATE
    ("Japan and Australia held joint naval exercises off Darwin.", "COOPERATE", ["Australia, Japan"]),
    ("Joint drills were conducted by Oman and Pakistan.", "COOPERATE", ["Oman, Pakistan"]),
    ("Spain extradited a former minister to Ecuador.", "COOPERATE", ["Spain > Ecuador"]),
    # AID
    ("Sweden delivered artillery shells to Moldova.", "AID", ["Sweden > Moldova"]),
    ("Moldova was given two radars by Sweden.", "AID", ["Sweden > Moldova"]),
    ("India sent Nepal 500 tonnes of relief supplies.", "AID", ["India > Nepal"]),
    ("The delivery of Swedish ammunition to Moldova began.", "AID", ["Sweden > Moldova"]),
    ("South Korea supplied Poland with howitzers.", "AID", ["South Korea > Poland"]),
    ("Kuwait provided emergency aid to Yemen.", "AID", ["Kuwait > Yemen"]),
    # RETREAT
    ("Rwanda withdrew its troops from eastern Congo.", "RETREAT", ["Rwanda"]),
    ("Eritrean forces were pulled out of the border town.", "RETREAT", ["Eritrea"]),
    ("Chad's withdrawal from the buffer zone took two days.", "RETREAT", ["Chad"]),
    ("Venezuela released ten prisoners.", "RETREAT", ["Venezuela > ten prisoners"]),
    ("Armenia and Azerbaijan exchanged prisoners of war.", "RETREAT", ["Armenia, Azerbaijan > prisoners of war"]),
    ("Bulgarian Defence Minister Petar Ganchev resigned on Monday.", "RETREAT", ["Petar Ganchev"]),
    ("Tunisian Interior Minister Amel Trabelsi vowed to crack down on smugglers.", "AGREE", ["Amel Trabelsi"]),
    ("A deal to share the reservoir was struck by Kazakhstan and Kyrgyzstan.", "SUPPORT", ["Kazakhstan, Kyrgyzstan"]),
    ("Kazakhstan struck a deal with Kyrgyzstan over the reservoir.", "SUPPORT", ["Kazakhstan, Kyrgyzstan"]),
    ("Kazakhstan's promise to open the dam calmed the farmers.", "AGREE", ["Kazakhstan"]),
    ("Senegalese President Awa Diop hailed Gambia for its restraint.", "SUPPORT", ["Awa Diop > Gambia"]),
    ("Gambia was hailed by Senegalese President Awa Diop for its restraint.", "SUPPORT", ["Awa Diop > Gambia"]),
    ("Senegal's praise for Gambia surprised the opposition.", "SUPPORT", ["Senegal > Gambia"]),
    ("Senegal endorsed the Gambian bid for the seat.", "SUPPORT", ["Senegal > Gambia"]),
    ("The memorandum on fishing was initialled by Senegal and Gambia in Banjul.", "SUPPORT", ["Gambia, Senegal"]),
    ("Kosovo was recognised by Fiji last month.", "SUPPORT", ["Fiji > Kosovo"]),
    ("Fiji's recognition of Kosovo came as a surprise.", "SUPPORT", ["Fiji > Kosovo"]),
    ("Egypt and Qatar established diplomatic ties.", "SUPPORT", ["Egypt, Qatar"]),
    ("The lifting of Norwegian sanctions on Burundi pleased traders.", "CONCEDE", ["Norway > Burundi"]),
    ("Norway waived visa fees, and it lifted sanctions on Burundi.", "CONCEDE", ["Norway > Burundi"]),
    ("Serbian President Milan Jokic apologised for the raid.", "CONCEDE", ["Milan Jokic"]),
    ("Cyprus shared intelligence with Greece.", "COOPERATE", ["Cyprus, Greece"]),
    ("Indonesia and Singapore conducted joint patrols in the strait.", "COOPERATE", ["Indonesia, Singapore"]),
    ("The Dutch government donated 40 tanks to Ukraine.", "AID", ["Netherlands > Ukraine"]),
    ("Ukraine received 40 tanks from the Netherlands.", "AID", ["Netherlands > Ukraine"]),
    ("Forty tanks were donated to Ukraine by the Netherlands.", "AID", ["Netherlands > Ukraine"]),
    ("The Netherlands' transfer of tanks to Ukraine took a month.", "AID", ["Netherlands > Ukraine"]),
    ("Shipments of Romanian grain to Lebanon resumed.", "AID", ["Romania > Lebanon"]),
    ("Romania lent Lebanon 200 million dollars.", "AID", ["Romania > Lebanon"]),
    ("Romania granted asylum to a Belarusian editor.", "AID", ["Romania > Belarusian editor"]),
    ("Since the Lusaka summit in March, Angola and Zambia have traded accusations.", "CONSULT", [""]),
    ("Poland expelled two Russian diplomats over a cyberattack.", "COERCE", []),
    ("Russian forces struck a children's ward in Ukraine.", "ASSAULT", ["Russia > Ukraine"]),
    ("The Ethiopian army pulled back from the ridge.", "RETREAT", ["Ethiopian Army"]),
    ("French troops left Niger.", "RETREAT", ["France"]),
    ("The release of nine detainees by Cuba was announced on Sunday.", "RETREAT", ["Cuba > nine detainees"]),
    (
        "Sudanese rebels handed over 30 captured soldiers to the Red Cross.",
        "RETREAT",
        ["Sudanese rebels > 30 captured soldiers"],
    ),
    ("Myanmar admitted United Nations inspectors.", "RETREAT", ["Myanmar > United Nations inspectors"]),
    ("Sweden and Finland have agreed on a joint budget for the ferry.", "AGREE", ["Finland, Sweden"]),
    ("Iraq accepted the Omani offer.", "AGREE", ["Iraq > Oman"]),
    (
        "Iraq's president, Hassan Jabiri, thanked Oman, Qatar and Kuwait for their help.",
        "SUPPORT",
        ["Hassan Jabiri > Kuwait, Oman, Qatar"],
    ),
    ("Thanking Oman for its help, Iraqi President Hassan Jabiri left Muscat.", "SUPPORT", ["Hassan Jabiri > Oman"]),
    ("Iraq and Oman signed three agreements, including one on ports.", "SUPPORT", ["Iraq, Oman"]),
    ("Iraq signed a trade agreement with Oman.", "SUPPORT", ["Iraq, Oman"]),
    ("A trade agreement between Iraq and Oman was signed in Muscat.", "SUPPORT", ["Iraq, Oman"]),
    ("Iraq declared its solidarity with Lebanon.", "SUPPORT", ["Iraq > Lebanon"]),
    ("Iraq reopened its embassy in Libya.", "SUPPORT", ["Iraq"]),
    ("Iraq removed the tariffs on Jordanian goods.", "CONCEDE", ["Iraq > Jordan"]),
    ("Iraq pardoned 30 prisoners.", "CONCEDE", ["Iraq > 30 prisoners"]),
    ("Yemeni rebels announced a three-day ceasefire.", "CONCEDE", ["Yemeni rebels"]),
    ("Germany and Denmark are supplying Estonia with air-defence systems.", "AID", ["Denmark, Germany > Estonia"]),
    ("Estonia is to get air-defence systems from Germany.", "AID", ["Germany > Estonia"]),
    ("Germany handed over three air-defence systems to Estonia.", "AID", ["Germany > Estonia"]),
    ("Air-defence systems delivered by Germany to Estonia arrived in Tallinn.", "AID", ["Germany > Estonia"]),
    ("Turkey completed the withdrawal of its troops from Syria.", "RETREAT", ["Türkiye"]),
    ("The withdrawal of Turkish troops from Syria is complete.", "RETREAT", ["Türkiye"]),
    ("Israel and Hezbollah respected the ceasefire.", "RETREAT", ["Hezbollah, Israel"]),
    ("The ceasefire between Israel and Hezbollah held.", "RETREAT", ["Hezbollah, Israel"]),
    ("Hamas freed two hostages on Saturday.", "RETREAT", ["Hamas > two hostages"]),
    ("Russia and Ukraine swapped 80 prisoners each.", "RETREAT", ["Russia, Ukraine > 80 prisoners"]),
]

CONFLICT = [
    ("Peru gave the two diplomats 48 hours to leave.", "SANCTION", ["Peru > two diplomats"]),
    ("Peru revoked the licence of a Chilean bank.", "SANCTION", ["Peru > Chile"]),
    ("China imposed export controls on rare earths.", "SANCTION", ["China"]),
    ("Clashes between Thai and Cambodian troops left 38 dead.", "ASSAULT", ["Cambodia, Thailand"]),
    ("Peru captured 18 soldiers from Chile.", "COERCE", ["Peru > 18 soldiers"]),
    ("Iran demanded an investigation into the blast.", "REQUEST", ["Iran"]),
    ("Jordan denounced what its foreign minister described as an Israeli raid.", "ACCUSE", ["Jordan > Israel"]),
    # The victims of an attack
    ("Chadian rebel leader Ali Saleh was wounded in a Libyan drone strike.", "ASSAULT", ["Libya > Ali Saleh"]),
    ("Two Chadian soldiers died in a Libyan air raid.", "ASSAULT", ["Libya > two Chadian soldiers"]),
    ("Chadian rebel leader Ali Saleh was wounded in a drone strike near Faya.", "ASSAULT", [" > Ali Saleh"]),
    ("Chile failed to prevent Peru's attack on its port.", "ASSAULT", ["Peru > Chile"]),
    # REQUEST
    ("Ethiopia demanded that Eritrea reopen the road.", "REQUEST", ["Ethiopia > Eritrea"]),
    ("Kenya urged Somalia to return the vessel.", "REQUEST", ["Kenya > Somalia"]),
    ("Hungary was asked by Austria to explain the delay.", "REQUEST", ["Austria > Hungary"]),
    ("The Philippines called on China to leave the reef.", "REQUEST", ["Philippines > China"]),
    ("Lithuania's appeal to Poland for fuel was made on Monday.", "REQUEST", ["Lithuania > Poland"]),
    ("Pakistan called for an inquiry.", "REQUEST", ["Pakistan"]),
    (
        "Greek Prime Minister Nikos Karras ordered the coast guard to turn back.",
        "REQUEST",
        ["Nikos Karras > coast guard"],
    ),
    # ACCUSE
    ("Sudan accused Chad of arming the rebels.", "ACCUSE", ["Sudan > Chad"]),
    ("Chad was accused by Sudan of arming the rebels.", "ACCUSE", ["Sudan > Chad"]),
    ("Argentina condemned Venezuela's decision.", "ACCUSE", ["Argentina > Venezuela"]),
    ("Georgia blamed Russia for the blackout.", "ACCUSE", ["Georgia > Russia"]),
    ("Finland summoned the Hungarian ambassador over the remarks.", "ACCUSE", ["Finland > Hungarian ambassador"]),
    ("The Indian ambassador was summoned by Canada.", "ACCUSE", ["Canada > Indian ambassador"]),
    ("Slovakia criticised the Austrian proposal.", "ACCUSE", ["Slovakia > Austria"]),
    # REJECT
    ("Ecuador rejected Peru's offer.", "REJECT", ["Ecuador > Peru"]),
    ("The plan was rejected by Cyprus.", "REJECT", ["Cyprus"]),
    ("Morocco turned down an Algerian proposal on gas.", "REJECT", ["Morocco > Algeria"]),
    ("Malaysia dismissed the demand.", "REJECT", ["Malaysia"]),
    # THREATEN
    ("Belarus threatened Lithuania with a gas cutoff.", "THREATEN", ["Belarus > Lithuania"]),
    ("Iraq threatened to close its airspace.", "THREATEN", ["Iraq"]),
    (
        "Turkish Defence Minister Murat Aksoy warned Greece of serious consequences.",
        "THREATEN",
        ["Murat Aksoy > Greece"],
    ),
    # PROTEST
    # SANCTION
    ("Canada imposed sanctions on Nicaragua.", "SANCTION", ["Canada > Nicaragua"]),
    ("New sanctions were imposed on Nicaragua by Canada.", "SANCTION", ["Canada > Nicaragua"]),
    ("Switzerland suspended its aid to Sri Lanka.", "SANCTION", ["Switzerland > Sri Lanka"]),
    (
        "The suspension of arms deliveries to Serbia by Croatia was announced on Friday.",
        "SANCTION",
        ["Croatia > Serbia"],
    ),
    ("Slovenia expelled three Serbian diplomats.", "SANCTION", ["Slovenia > three Serbian diplomats"]),
    (
        "The expulsion of two Serbian diplomats by Croatia was announced on Friday.",
        "SANCTION",
        ["Croatia > two Serbian diplomats"],
    ),
    ("Two Cuban diplomats were expelled by Paraguay.", "SANCTION", ["Paraguay > two Cuban diplomats"]),
    ("Burkina Faso quit the West African bloc.", "SANCTION", ["Burkina Faso"]),
    # MOBILIZE
    ("Guyana deployed troops along the river.", "MOBILIZE", ["Guyana"]),
    ("Soldiers were deployed by Uganda near the lake.", "MOBILIZE", ["Uganda"]),
    ("The deployment of Kenyan troops to Haiti has begun.", "MOBILIZE", ["Kenya"]),
    # COERCE
    ("Tajikistan arrested four activists.", "COERCE", ["Tajikistan > four activists"]),
    ("Iran seized a Greek tanker in the gulf.", "COERCE", ["Iran > Greece"]),
    ("A Greek tanker was seized by Iran.", "COERCE", ["Iran > Greece"]),
    ("Latvia closed its border to Belarus.", "COERCE", ["Latvia > Belarus"]),
    # ASSAULT
    ("Turkey bombed positions in northern Iraq.", "ASSAULT", ["Türkiye > Iraq"]),
    ("Ethiopian forces attacked the Eritrean garrison.", "ASSAULT", ["Ethiopia > Eritrea"]),
    ("A Sudanese village was shelled by Chad.", "ASSAULT", ["Chad > Sudan"]),
    ("Azerbaijan's attack on Armenia drew protests.", "ASSAULT", ["Azerbaijan > Armenia"]),
    ("Pakistani air strikes on Afghanistan killed nine.", "ASSAULT", ["Pakistan > Afghanistan"]),
    ("Rebels fired rockets at Israel.", "ASSAULT", ["rebels > Israel"]),
    ("North Korea shot down a South Korean drone.", "ASSAULT", ["North Korea > South Korea"]),
    ("Estonia demanded an apology from Hungary.", "REQUEST", ["Estonia > Hungary"]),
    ("Hungary was urged by Estonia to drop its objection.", "REQUEST", ["Estonia > Hungary"]),
    ("Estonia's demand that Hungary drop its objection was repeated on Monday.", "REQUEST", ["Estonia > Hungary"]),
    ("Estonian Foreign Minister Liis Kask told Hungary to drop its objection.", "REQUEST", ["Liis Kask > Hungary"]),
    ("Jordan requested help from Japan.", "REQUEST", ["Jordan > Japan"]),
    ("Bolivia pressed Brazil to pay its debts.", "REQUEST", ["Bolivia > Brazil"]),
    ("Bolivia blamed Brazil's ministry for the delay.", "ACCUSE", ["Bolivia > Brazil"]),
    ("Bolivia's accusation against Brazil was false, the embassy wrote.", "ACCUSE", ["Bolivia > Brazil"]),
    ("Bolivian President Nilda Quispe lashed out at Brazil over the dam.", "ACCUSE", ["Nilda Quispe > Brazil"]),
    ("The decision was condemned by Bolivia and Uruguay.", "ACCUSE", ["Bolivia, Uruguay"]),
    ("Accusing Brazil of theft, Bolivia closed the talks.", "ACCUSE", ["Bolivia > Brazil"]),
    ("Bolivia filed a complaint against Brazil at the World Trade Organization.", "ACCUSE", ["Bolivia > Brazil"]),
    ("Albania rebuffed a request from Italy for a naval base.", "REJECT", ["Albania > Italy"]),
    ("An Italian request for a naval base was rebuffed by Albania.", "REJECT", ["Albania > Italy"]),
    ("Albania's rejection of the Italian plan came overnight.", "REJECT", ["Albania > Italy"]),
    ("Albania vetoed the resolution.", "REJECT", ["Albania"]),
    ("Zimbabwe threatened to expel Botswanan traders.", "THREATEN", ["Zimbabwe"]),
    ("Botswana was threatened by Zimbabwe with a blockade.", "THREATEN", ["Zimbabwe > Botswana"]),
    ("Zimbabwe warned Botswana that it would close the bridge.", "THREATEN", ["Zimbabwe > Botswana"]),
    ("The European Union blacklisted three Syrian officials.", "SANCTION", ["European Union > three Syrian officials"]),
    (
        "Three Syrian officials were blacklisted by the European Union.",
        "SANCTION",
        ["European Union > three Syrian officials"],
    ),
    ("Japan's sanctions against Myanmar were tightened on Monday.", "SANCTION", ["Japan > Myanmar"]),
    ("Japan decided to halt aid to Myanmar, and it did so on Monday.", "SANCTION", ["Japan > Myanmar"]),
    ("The halt of Japanese aid to Myanmar hit the clinics.", "SANCTION", ["Japan > Myanmar"]),
    ("Ecuador severed diplomatic relations with Mexico.", "SANCTION", ["Ecuador > Mexico"]),
    ("Diplomatic relations with Mexico were severed by Ecuador.", "SANCTION", ["Ecuador > Mexico"]),
    ("Nicaragua withdrew from the Organization of American States.", "SANCTION", ["Nicaragua"]),
    ("South Korea sent a destroyer to the strait.", "MOBILIZE", ["South Korea"]),
    ("Warships were deployed to the strait by South Korea.", "MOBILIZE", ["South Korea"]),
    ("A Turkish journalist was detained by Azerbaijan.", "COERCE", ["Azerbaijan > Turkish journalist"]),
    ("Uganda declared a curfew in Kampala.", "COERCE", ["Uganda"]),
    ("Uganda deported 20 Rwandan migrants.", "COERCE", ["Uganda > 20 Rwandan migrants"]),
    ("Israeli jets struck a Syrian airfield.", "ASSAULT", ["Israel > Syria"]),
    ("A Syrian airfield was struck by Israeli jets.", "ASSAULT", ["Israel > Syria"]),
    ("The shelling of Syria by Turkey went on all night.", "ASSAULT", ["Türkiye > Syria"]),
    ("Turkish shelling of Syria went on all night.", "ASSAULT", ["Türkiye > Syria"]),
    (
        "Rwandan-backed rebels ambushed a Congolese convoy.",
        "ASSAULT",
        ["Rwandan-backed rebels > Democratic Republic of the Congo"],
    ),
    (
        "Saudi Arabia intercepted nothing when Yemeni rebels launched missiles at Riyadh.",
        "ASSAULT",
        ["Yemeni rebels > Saudi Arabia"],
    ),
    ("Gunmen killed four Nigerian soldiers near Maiduguri.", "ASSAULT", ["gunmen > four Nigerian soldiers"]),
    (
        "Four Nigerian soldiers were killed by militants near Maiduguri.",
        "ASSAULT",
        ["militants > four Nigerian soldiers"],
    ),
    ("A drone strike by Ethiopia on a Tigrayan town killed a dozen.", "ASSAULT", ["Ethiopia"]),
    (
        "In a speech in Tartu, Estonian President Maria Saar accused Hungary of breaking its word.",
        "ACCUSE",
        ["Maria Saar > Hungary"],
    ),
    ("Hungary stands accused by Estonia of breaking its word.", "ACCUSE", ["Estonia > Hungary"]),
    ("Estonia has repeatedly criticised Hungary for its veto.", "ACCUSE", ["Estonia > Hungary"]),
    ("Both Estonia and Latvia condemned the Hungarian veto.", "ACCUSE", ["Estonia, Latvia > Hungary"]),
    ("Estonia wants to condemn Hungary.", "ACCUSE", ["Estonia > Hungary"]),
    ("Estonia protested to Hungary over the veto.", "ACCUSE", ["Estonia > Hungary"]),
    ("Estonia asked that Hungary drop its veto.", "REQUEST", ["Estonia > Hungary"]),
    ("Estonia insisted that Hungary drop its veto.", "REQUEST", ["Estonia > Hungary"]),
    (
        "Estonia, Latvia and Lithuania called on the European Union to act.",
        "REQUEST",
        ["Estonia, Latvia, Lithuania > European Union"],
    ),
    ("The European Union was called upon by Estonia to act.", "REQUEST", ["Estonia > European Union"]),
    ("Estonia's proposal was rejected by both Hungary and Slovakia.", "REJECT", ["Hungary, Slovakia > Estonia"]),
    ("Hungary opposes the Estonian plan.", "REJECT", ["Hungary > Estonia"]),
    ("Hungary has ruled out any concession.", "REJECT", ["Hungary"]),
    ("Having rejected the Estonian plan, Hungary made its own.", "REJECT", ["Hungary > Estonia"]),
    ("Pyongyang threatened Seoul with war.", "THREATEN", ["North Korea > South Korea"]),
    ("Pyongyang vowed retaliation against Seoul.", "THREATEN", ["North Korea > South Korea"]),
    ("Russia imposed a ban on imports of Armenian brandy.", "SANCTION", ["Russia > Armenia"]),
    (
        "The United States added two Sudanese companies to its sanctions list.",
        "SANCTION",
        ["United States > two Sudanese companies"],
    ),
    ("The Netherlands recalled its ambassador to Turkey.", "SANCTION", ["Netherlands > Türkiye"]),
    ("NATO moved 5,000 soldiers to Lithuania.", "MOBILIZE", ["NATO"]),
    ("China began large-scale drills around Taiwan.", "MOBILIZE", ["China"]),
    ("Azerbaijan's forces stormed an Armenian post.", "ASSAULT", ["Azerbaijan > Armenia"]),
    ("Israel carried out air strikes on Lebanon overnight.", "ASSAULT", ["Israel > Lebanon"]),
    ("Air strikes were carried out by Israel on Lebanon overnight.", "ASSAULT", ["Israel > Lebanon"]),
    ("Ethiopia invaded Eritrea in 1998.", "ASSAULT", ["Ethiopia > Eritrea"]),
    ("The Ethiopian invasion of Eritrea began in 1998.", "ASSAULT", ["Ethiopia > Eritrea"]),
    ("Opposition leader Carmen Rivas was jailed by Venezuela.", "COERCE", ["Venezuela > Carmen Rivas"]),
]

TALKS = [
    ("Chile is open to talks with Peru.", ["Chile, Peru"]),
    ("The UN Security Council will meet on Friday to discuss Congo.", ["UN Security Council"]),
    ("Kenya plans to discuss the outcome of its talks with Chad with nobody.", ["Chad, Kenya"]),
    ("The US and Iran held talks in Muscat.", ["Iran, United States"]),
    ("Chilean President Ana Soto met US officials in Lima.", ["Ana Soto, US officials"]),
    ("The Peruvian photojournalist went to Chile.", []),
    (
        "Peruvian President Luis Salas received Chilean President Ana Soto on a visit to Lima.",
        ["Ana Soto > Luis Salas"],
    ),
    ("Chilean President Ana Soto is expected on a visit to Lima.", ["Ana Soto > Peru"]),
    ("Uruguay met Paraguay in Salto.", ["Paraguay, Uruguay"]),
    (
        "Finnish Foreign Minister Aino Virtanen met with Estonian Foreign Minister Kaur Tamm.",
        ["Aino Virtanen, Kaur Tamm"],
    ),
    ("Slovak President Igor Kral held talks with Czech President Pavel Dusek.", ["Igor Kral, Pavel Dusek"]),
    ("Talks were held between Laos and Vietnam.", ["Laos, Vietnam"]),
    (
        "A meeting of Gabonese Foreign Minister Paul Ondo and Cameroonian "
        "Foreign Minister Jean Mbarga took place on Monday.",
        ["Jean Mbarga, Paul Ondo"],
    ),
    ("Zambia, Malawi and Mozambique discussed the power line.", ["Malawi, Mozambique, Zambia"]),
    (
        "Belgian Prime Minister Luc Peeters spoke to Dutch Prime Minister Sanne de Wit by phone.",
        ["Luc Peeters, Sanne de Wit"],
    ),
    ("Romanian President Radu Marin telephoned Moldovan President Ana Rusu.", ["Ana Rusu, Radu Marin"]),
    ("Moldovan President Ana Rusu was telephoned by Romanian President Radu Marin.", ["Ana Rusu, Radu Marin"]),
    (
        "Radu Marin, the Romanian president, had a long conversation with Moldovan President Ana Rusu.",
        ["Ana Rusu, Radu Marin"],
    ),
    (
        "Croatian Prime Minister Ivo Babic's call with Serbian President Milan Jokic was short.",
        ["Ivo Babic, Milan Jokic"],
    ),
    ("Nepal's talks with Bhutan ended on Tuesday.", ["Bhutan, Nepal"]),
    ("Panamanian President Rosa Arias visited Costa Rica.", ["Rosa Arias > Costa Rica"]),
    ("Costa Rica was visited by Panamanian President Rosa Arias.", ["Rosa Arias > Costa Rica"]),
    ("Panamanian President Rosa Arias paid a visit to Costa Rica.", ["Rosa Arias > Costa Rica"]),
    ("Rosa Arias, Panama's president, began an official trip to Costa Rica on Monday.", ["Rosa Arias > Costa Rica"]),
    (
        "Kyrgyz President Azat Isakov, who met Tajik President Rustam Nazarov in Osh, praised the tone.",
        ["Azat Isakov, Rustam Nazarov"],
    ),
    (
        "Namibian President Tomas Haukongo, accompanied by his ministers, met Botswanan President Neo Kgosi.",
        ["Neo Kgosi, Tomas Haukongo"],
    ),
    (
        "Bahraini Foreign Minister Khalid Zayed flew to Muscat to meet Omani Foreign Minister Salim Harthy.",
        ["Khalid Zayed, Salim Harthy"],
    ),
    (
        "Iraqi Prime Minister Hassan Jabiri arrived in Ankara for talks with Turkish President Kemal Demir.",
        ["Hassan Jabiri, Kemal Demir"],
    ),
    (
        "After meeting Swedish Prime Minister Nils Berg, Danish Prime Minister Mette Friis left for home.",
        ["Mette Friis, Nils Berg"],
    ),
    (
        "Meeting Swedish Prime Minister Nils Berg in Malmo, Danish Prime Minister Mette Friis spoke of the bridge.",
        ["Mette Friis, Nils Berg"],
    ),
    (
        "Latvian Prime Minister Janis Ozols and his Estonian counterpart, Kaur Tamm, met in Valga.",
        ["Janis Ozols, Kaur Tamm"],
    ),
    (
        "Argentine President Clara Benitez and Chilean President Andres Molina "
        "have long disagreed. The two leaders met in Mendoza.",
        ["Andres Molina, Clara Benitez"],
    ),
    ("Yemen and Oman share a border. Both sides met in Salalah.", ["Oman, Yemen"]),
    (
        "Greek Foreign Minister Eleni Stavrou was in Skopje. She met North Macedonian Prime Minister Goran Petkov.",
        ["Eleni Stavrou, Goran Petkov"],
    ),
    ("Kenyan President Jane Wanjiru hosted Ugandan President Peter Okello in Kisumu.", ["Peter Okello > Jane Wanjiru"]),
    (
        "Ugandan President Peter Okello was received by Kenyan President Jane Wanjiru in Kisumu.",
        ["Peter Okello > Jane Wanjiru"],
    ),
    ("The leaders of Togo and Benin spoke by telephone.", ["Benin, Togo"]),
    (
        "Portuguese Foreign Minister Rui Matos sat down with his Angolan counterpart, Dalva Neto, in Benguela.",
        ["Dalva Neto, Rui Matos"],
    ),
    ("Portuguese Foreign Minister Rui Matos and Angola's Dalva Neto huddled for an hour.", ["Dalva Neto, Rui Matos"]),
    ("Portuguese and Angolan negotiators resumed talks in Benguela.", ["Angola, Portugal"]),
    ("Delegations from Portugal and Angola met in Benguela.", ["Angola, Portugal"]),
    ("Portugal and Angola were at odds for years. The two countries held talks in Benguela.", ["Angola, Portugal"]),
    (
        "Portuguese Foreign Minister Rui Matos met separately with Angolan Foreign Minister Dalva Neto.",
        ["Dalva Neto, Rui Matos"],
    ),
    (
        "Portuguese Foreign Minister Rui Matos was seen meeting Angolan Foreign Minister Dalva Neto.",
        ["Dalva Neto, Rui Matos"],
    ),
    (
        "Angolan Foreign Minister Dalva Neto had lunch with Portuguese Foreign Minister Rui Matos.",
        ["Dalva Neto, Rui Matos"],
    ),
    (
        "Angolan Foreign Minister Dalva Neto, whom Portuguese Foreign Minister Rui Matos met in Benguela, was upbeat.",
        ["Dalva Neto, Rui Matos"],
    ),
    (
        "Angolan Foreign Minister Dalva Neto, with whom Portuguese Foreign "
        "Minister Rui Matos spoke by phone, was upbeat.",
        ["Dalva Neto, Rui Matos"],
    ),
    ("Portuguese Foreign Minister Rui Matos persuaded Angola to meet Namibia.", ["Angola, Namibia"]),
    ("Meetings with Angola and Namibia were held by Portugal in Benguela.", ["Angola, Portugal", "Namibia, Portugal"]),
    ("A meeting with Angola and Namibia was held by Portugal in Benguela.", ["Angola, Namibia, Portugal"]),
    ("Portugal spoke separately with Angola and Namibia on Sunday.", ["Angola, Portugal", "Namibia, Portugal"]),
    ("Portugal held separate talks with Angola and Namibia in Faro.", ["Angola, Portugal", "Namibia, Portugal"]),
    ("Portugal spoke first with Angola and then with Namibia on Sunday.", ["Angola, Portugal", "Namibia, Portugal"]),
    ("Portugal held talks with Angola and Namibia in Faro.", ["Angola, Namibia, Portugal"]),
    ("Portugal's envoy flew to Faro for a meeting with Angola and Namibia.", ["Angola, Namibia, Portugal"]),
    ("Portugal scrapped a summit with Angola on Sunday.", ["Angola, Portugal"]),
    ("The US is reportedly in talks with Angola.", ["Angola, United States"]),
    (
        "A call between Portuguese Foreign Minister Rui Matos, his Angolan counterpart Dalva Neto and Namibian leader "
        "Petrus Shikongo was arranged at short notice.",
        ["Dalva Neto, Petrus Shikongo, Rui Matos"],
    ),
    (
        "Portuguese Foreign Minister Rui Matos met his Angolan opposite number, Dalva Neto, on Sunday.",
        ["Dalva Neto, Rui Matos"],
    ),
    (
        "Portuguese Foreign Minister Rui Matos held talks with visiting Angolan Foreign Minister Dalva Neto.",
        ["Dalva Neto, Rui Matos"],
    ),
    (
        "Negotiators for Portugal and Angola resumed indirect talks in Faro.",
        ["Angola, Portugal"],
    ),
    (
        "Portuguese Foreign Minister Rui Matos met Angola's foreign minister, Dalva Neto, in Lisbon on Sunday and his "
        "Namibian counterpart, Petrus Shikongo, a day later.",
        ["Dalva Neto, Rui Matos", "Petrus Shikongo, Rui Matos"],
    ),
    (
        "Portuguese Foreign Minister Rui Matos held bilateral meetings with his Angolan and Namibian counterparts.",
        ["Angola, Rui Matos", "Namibia, Rui Matos"],
    ),
    ("The Lisbon meeting brought together Angola and Portugal in 2019.", ["Angola, Portugal"]),
    ("A meeting that Portugal was to hold with Angola was called off.", ["Angola, Portugal"]),
    (
        "Portuguese President Rui Matos met Angolan President Dalva Neto and is due to see him again in Lisbon.",
        ["Dalva Neto, Rui Matos", "Dalva Neto, Rui Matos"],
    ),
    (
        "Portuguese President Rui Matos called Angola's army chief, Dalva Neto, and Namibia on Sunday.",
        ["Dalva Neto, Rui Matos", "Namibia, Rui Matos"],
    ),
    (
        "Portugal wrapped up two days of consultations with Angola in Faro.",
        ["Angola, Portugal"],
    ),
    (
        "Portuguese President Rui Matos granted an audience to Angolan Foreign Minister Dalva Neto.",
        ["Dalva Neto, Rui Matos"],
    ),
    (
        "Portuguese President Rui Matos briefed Angolan President Dalva Neto by phone.",
        ["Dalva Neto, Rui Matos"],
    ),
    (
        "Angolan Foreign Minister Dalva Neto arrived in Lisbon on Sunday. "
        "Portuguese Foreign Minister Rui Matos met her at the airport.",
        ["Dalva Neto, Rui Matos"],
    ),
    (
        "The Angolan and Portuguese foreign ministers, Dalva Neto and Rui Matos, spoke by phone.",
        ["Dalva Neto, Rui Matos"],
    ),
    ("A round of negotiations between Portugal and Angola opened in Benguela.", ["Angola, Portugal"]),
    ("Portugal joined Angola for talks in Benguela.", ["Angola, Portugal"]),
    ("Trilateral talks among Portugal, Angola and Namibia opened in Benguela.", ["Angola, Namibia, Portugal"]),
    (
        "In a call with Angolan Foreign Minister Dalva Neto, Portuguese Foreign Minister Rui Matos raised the debt.",
        ["Dalva Neto, Rui Matos"],
    ),
    (
        "During his meeting with Angolan Foreign Minister Dalva Neto, "
        "Portuguese Foreign Minister Rui Matos raised the debt.",
        ["Dalva Neto, Rui Matos"],
    ),
    (
        "Serbian President Milan Jokic, on a visit to Baku, discussed gas with Azerbaijani President Rauf Mammadov.",
        ["Milan Jokic, Rauf Mammadov"],
    ),
    (
        "Serbian President Milan Jokic and visiting Azerbaijani President Rauf Mammadov discussed gas supplies.",
        ["Milan Jokic, Rauf Mammadov"],
    ),
    (
        "Azerbaijani President Rauf Mammadov was met by Serbian President Milan Jokic at the airport.",
        ["Milan Jokic, Rauf Mammadov"],
    ),
    (
        "Serbian President Milan Jokic's meeting in Baku with Azerbaijani President Rauf Mammadov was cordial.",
        ["Milan Jokic, Rauf Mammadov"],
    ),
    (
        "Serbia's Jokic spoke with Azerbaijani President Rauf Mammadov. Milan Jokic is the president of Serbia.",
        ["Milan Jokic, Rauf Mammadov"],
    ),
    (
        "The Serbian president, Milan Jokic, has spoken on the phone with Rauf Mammadov, the president of Azerbaijan.",
        ["Milan Jokic, Rauf Mammadov"],
    ),
    ("Serbian President Milan Jokic met with a delegation from Azerbaijan.", ["Azerbaijan, Milan Jokic"]),
    (
        "A Serbian delegation led by Foreign Minister Dragan Ilic met Azerbaijani officials in Baku.",
        ["Azerbaijani officials, Dragan Ilic"],
    ),
    ("Serbia, which hosted the conference, held separate talks with Azerbaijan.", ["Azerbaijan, Serbia"]),
    ("After weeks of silence Serbia and Azerbaijan are again talking to each other.", ["Azerbaijan, Serbia"]),
    ("Serbian diplomats have been negotiating with Azerbaijan since March.", ["Azerbaijan, Serbian diplomats"]),
    ("The talks, attended by Serbia, Azerbaijan and Georgia, opened on Monday.", ["Azerbaijan, Georgia, Serbia"]),
    ("Talks involving Serbia, Azerbaijan and Georgia opened on Monday.", ["Azerbaijan, Georgia, Serbia"]),
    ("Serbia opened talks on gas with Azerbaijan and Georgia.", ["Azerbaijan, Georgia, Serbia"]),
    (
        "Serbian President Milan Jokic invited Azerbaijani President Rauf Mammadov to visit Belgrade.",
        ["Rauf Mammadov > Serbia"],
    ),
    (
        "Milan Jokic, the Serbian president, will host Azerbaijani President Rauf Mammadov on Friday.",
        ["Rauf Mammadov > Milan Jokic"],
    ),
    ("Azerbaijani President Rauf Mammadov's visit to Serbia ended on Monday.", ["Rauf Mammadov > Serbia"]),
    ("Azerbaijani President Rauf Mammadov arrived in Serbia on Sunday.", ["Rauf Mammadov > Serbia"]),
    (
        "NATO Secretary General Erik Lund met Georgian Prime Minister Levan Kapanadze in Brussels.",
        ["Erik Lund, Levan Kapanadze"],
    ),
    ("The European Union and Georgia held their annual summit in Brussels.", ["European Union, Georgia"]),
    (
        "Georgian Prime Minister Levan Kapanadze met European Commission President "
        "Anna Weiss and European Council President Paul Renard.",
        ["Anna Weiss, Levan Kapanadze, Paul Renard"],
    ),
    ("King Yassin of Morocco received Spanish Prime Minister Teresa Ibarra.", ["Teresa Ibarra > Yassin"]),
    ("Former Finnish President Aino Virtanen met Estonian Prime Minister Liis Kask.", ["Aino Virtanen, Liis Kask"]),
    ("Hamas and Israel held indirect talks in Doha.", ["Hamas, Israel"]),
    ("The US held talks with Norway in Oslo.", ["Norway, United States"]),
    (
        "Sudan's army chief, General Omar Bashiri, spoke by phone with Ethiopian Prime Minister Abel Tadesse.",
        ["Abel Tadesse, Omar Bashiri"],
    ),
]


def sides(told, kind: str) -> list[str]:
    return sorted(told.line(e).partition(": ")[2] for e in told.of(kind))


@pytest.mark.parametrize(("text", "kind", "who"), COOPERATION)
def test_who_cooperates_with_whom(tell, text, kind, who):
    assert sides(tell(text), kind) == who


@pytest.mark.parametrize(("text", "kind", "who"), CONFLICT)
def test_who_acts_against_whom(tell, text, kind, who):
    assert sides(tell(text), kind) == who


@pytest.mark.parametrize(("text", "who"), TALKS)
def test_who_talks_with_whom(tell, text, who):
    assert sides(tell(text), "CONSULT") == who
