BEGIN TRANSACTION;
CREATE TABLE brief (
	pad TEXT NOT NULL, 
	sha256 VARCHAR(64) NOT NULL, 
	geschreven_op DATETIME NOT NULL, 
	PRIMARY KEY (pad)
);
INSERT INTO "brief" VALUES('uitvoer/2024-plan/ODG.docx','aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa','2026-11-20 19:28:41.334172');
CREATE TABLE document (
	sha256 VARCHAR(64) NOT NULL, 
	lezer VARCHAR(40) NOT NULL, 
	bestand TEXT NOT NULL, 
	paginas INTEGER NOT NULL, 
	voorwerk TEXT NOT NULL, 
	inhoud BLOB NOT NULL, 
	gelezen_op DATETIME NOT NULL, 
	PRIMARY KEY (sha256, lezer)
);
INSERT INTO "document" VALUES('3f3f3f3f3f3f3f3f3f3f3f3f3f3f3f3f3f3f3f3f3f3f3f3f3f3f3f3f3f3f3f3f','1-abcdefabcdef','2024-plan/ODG.pdf',2,'Plan van aanpak van de Omgevingsdienst Groningen',X'789C030000000001','2026-11-20 19:28:41.325392');
CREATE TABLE fout (
	ronde TEXT NOT NULL, 
	bestand TEXT NOT NULL, 
	sha256 VARCHAR(64) NOT NULL, 
	soort TEXT NOT NULL, 
	melding TEXT NOT NULL, 
	wanneer DATETIME NOT NULL, 
	PRIMARY KEY (ronde, bestand)
);
INSERT INTO "fout" VALUES('2024-plan','ODX.pdf','bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb','versleuteld','ODX.pdf is beveiligd.','2026-11-20 19:28:41.335708');
CREATE TABLE oordeel (
	id INTEGER NOT NULL, 
	ronde TEXT NOT NULL, 
	dienst TEXT NOT NULL, 
	nummer TEXT NOT NULL, 
	kleur INTEGER, 
	staat TEXT, 
	duiding TEXT NOT NULL, 
	waarom TEXT NOT NULL, 
	wie TEXT NOT NULL, 
	wanneer DATETIME NOT NULL, 
	sha256 VARCHAR(64) NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO "oordeel" VALUES(1,'2024-plan','ODG','7',3,'genoemd','Een planning ontbreekt.','','A. de Vries','2024-06-03 14:05:00.000000','3f3f3f3f3f3f3f3f3f3f3f3f3f3f3f3f3f3f3f3f3f3f3f3f3f3f3f3f3f3f3f3f');
INSERT INTO "oordeel" VALUES(2,'2024-plan','ODG','7',2,'genoemd','Een planning volgt in 2025; zie blz. 12.','besproken op 3 juni','B. Jansen','2024-06-04 09:30:15.123456','3f3f3f3f3f3f3f3f3f3f3f3f3f3f3f3f3f3f3f3f3f3f3f3f3f3f3f3f3f3f3f3f');
INSERT INTO "oordeel" VALUES(3,'2024-plan','ODG','7',NULL,NULL,'Later.','','A. de Vries','2024-06-05 08:00:00.000000','');
CREATE TABLE schema (
	versie INTEGER NOT NULL, 
	PRIMARY KEY (versie)
);
INSERT INTO "schema" VALUES(1);
CREATE TABLE toetsing (
	sha256 VARCHAR(64) NOT NULL, 
	lezer VARCHAR(40) NOT NULL, 
	criteria VARCHAR(80) NOT NULL, 
	programma VARCHAR(40) NOT NULL, 
	namen VARCHAR(64) NOT NULL, 
	uitkomst TEXT NOT NULL, 
	gemaakt_op DATETIME NOT NULL, 
	PRIMARY KEY (sha256, lezer, criteria, programma, namen)
);
INSERT INTO "toetsing" VALUES('3f3f3f3f3f3f3f3f3f3f3f3f3f3f3f3f3f3f3f3f3f3f3f3f3f3f3f3f3f3f3f3f','1-abcdefabcdef','1','0.1.0-123456789abc','32a487206bde46f9041e3da02cd4b19cd60e8feea2facc74b235af1f9c7e4cb6','{"sha256": "3f3f3f3f3f3f3f3f3f3f3f3f3f3f3f3f3f3f3f3f3f3f3f3f3f3f3f3f3f3f3f3f", "citaat": "We streven naar \u00e9 \u201c80%\u201d"}','2026-11-20 19:28:41.329008');
CREATE TRIGGER oordeel_niet_wijzigen BEFORE UPDATE ON oordeel BEGIN SELECT RAISE(ABORT, 'een oordeel wordt nooit gewijzigd'); END;
CREATE TRIGGER oordeel_niet_wissen BEFORE DELETE ON oordeel BEGIN SELECT RAISE(ABORT, 'een oordeel wordt nooit gewist'); END;
COMMIT;
