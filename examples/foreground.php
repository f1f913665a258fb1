<?php
/*
 * A job whose result is waited for.
 *
 *   php examples/foreground.php [PORT]      (with examples/worker.php running)
 */
$client = new GearmanClient();
$client->addServer('localhost', (int) ($argv[1] ?? 4730));

$text = 'many hands make light work';
$count = $client->doNormal('count_words', $text);
if ($client->returnCode() !== GEARMAN_SUCCESS) {
	fwrite(STDERR, $client->error() . "\n");
	exit(1);
}
echo "count_words('$text') = $count\n";
