package docx

// Blocks reads the blocks of a document, before they make an article.
var Blocks = read
