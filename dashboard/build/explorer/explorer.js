window.SwaggerUIBundle({
  url: '/openapi?format=JSON',
  dom_id: '#explorer',
  deepLinking: true,
  docExpansion: 'none',
  defaultModelsExpandDepth: 0,
  filter: true,
});
