"""A Dossier becomes a letter, a bijlage, a workbook or an overview page."""
