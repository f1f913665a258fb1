--TEST--
The dashboard can be read in light and dark, with forced colours, on a narrow screen, and used by the keyboard alone
--SKIPIF--
<?php
require __DIR__ . '/browser.inc';
skip_without_browser();
?>
--FILE--
<?php
require __DIR__ . '/browser.inc';

$token = bin2hex(random_bytes(20));
$files = new Server();
file_put_contents("$files->directory/token", $token);
chmod("$files->directory/token", 0600);
$server = Server::start('--http-port=0', "--http-token-file=$files->directory/token");
$client = $server->connect();
foreach (['one', 'two', 'three'] as $name) {
	$client->request('SUBMIT_JOB_HIGH_BG', $name, '', $name)->receive();
}
$client->request('SUBMIT_JOB_EPOCH', 'one', 'later', (string) (time() + 1000), 'data')->receive();
$worker = $server->connect()->request('CAN_DO', 'three')->request('SET_CLIENT_ID', 'w1');
$worker->request('WORK_STATUS', $worker->request('GRAB_JOB')->receive()[1], '1', '2')->quiet();
$browser = new Browser();
$browser->open('http://127.0.0.1:' . http_port($server) . '/');
$browser->until('return document.querySelectorAll("#table tbody tr").length === 3');

/* The contrast of each text with what is behind it: WCAG AA wants 4.5. What a browser draws itself is not looked at. */
$faint = <<<'JS'
	const channel = (c) => c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
	const bright = ([r, g, b]) => 0.2126 * channel(r / 255) + 0.7152 * channel(g / 255) + 0.0722 * channel(b / 255);
	const colour = (text) => text.match(/[\d.]+/g).map(Number);
	const behind = (element) => {
		for (; element; element = element.parentElement) {
			const found = colour(getComputedStyle(element).backgroundColor);
			if (found.length === 3 || found[3] === 1) return found;
		}
		return [255, 255, 255];
	};
	const found = [];
	for (const each of document.querySelectorAll('body *')) {
		const text = [...each.childNodes].filter((node) => node.nodeType === 3).map((node) => node.data.trim()).join('');
		if (text === '' || !each.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
		const [a, b] = [bright(colour(getComputedStyle(each).color)), bright(behind(each))].sort((p, q) => q - p);
		if ((a + 0.05) / (b + 0.05) < 4.5) found.push(`${text}: ${((a + 0.05) / (b + 0.05)).toFixed(2)}`);
	}
	return found.join(', ') + ' on ' + (bright(behind(document.body)) > 0.5 ? 'light' : 'dark');
JS;
$look = function (string ...$features) use ($browser) {
	$browser->cdp('Emulation.setEmulatedMedia', ['features' => array_map(fn ($name, $value) => compact('name', 'value'), array_keys($features), $features)]);
};
foreach (['light', 'dark'] as $scheme) {
	$look(...['prefers-color-scheme' => $scheme]);
	foreach (['functions' => 3, 'workers' => 1, 'jobs' => 4] as $tab => $rows) {
		$browser->click("#tab-$tab");
		$browser->until('return document.querySelector("#table").getAttribute("aria-labelledby") === arguments[0] && document.querySelectorAll("#table tbody tr").length === arguments[1]', "tab-$tab", $rows);
		echo "$tab:", $browser->run($faint), ' ';
	}
	echo "\n";
}
$look(...['forced-colors' => 'active', 'prefers-reduced-motion' => 'reduce']);
echo $browser->run('const style = (selector) => getComputedStyle(document.querySelector(selector));
	return style("#tab-jobs").outlineStyle + " " + style("#tab-workers").outlineStyle + " " + style("#state .dot").animationName'), "\n";
$look();

/* Nothing is wider than the screen but the table, which has its own way to be moved. */
foreach ([360, 700, 1400] as $width) {
	$browser->cdp('Emulation.setDeviceMetricsOverride', ['width' => $width, 'height' => 740, 'deviceScaleFactor' => 1, 'mobile' => false]);
	echo $browser->until('return innerWidth === arguments[0]', $width) ? $browser->run('return document.documentElement.scrollWidth <= innerWidth ? "fits " : document.documentElement.scrollWidth') : 'not resized', ' ';
}
echo "\n";

/* From the top by the tabulator: each has a frame when it has its turn, and a name. */
$key = function (string $key, int $code) use ($browser) {
	foreach (['keyDown', 'keyUp'] as $type) {
		$browser->cdp('Input.dispatchKeyEvent', ['type' => $type, 'key' => $key, 'code' => $key, 'windowsVirtualKeyCode' => $code]
			+ ($key === 'Enter' && $type === 'keyDown' ? ['text' => "\r"] : []));
	}
};
$browser->click('#tab-functions');
$browser->until('return document.querySelectorAll("tbody tr td[data-col=function]").length === 3');
$browser->run('document.activeElement.blur(); const end = document.createElement("i"); end.tabIndex = -1; document.body.prepend(end); end.focus()');
$way = [];
for ($i = 0; $i < 26 && !in_array('two', $way, true); $i++) {
	$key('Tab', 9);
	$way[] = $browser->run('const at = document.activeElement; return getComputedStyle(at).outlineStyle === "none" ? "no frame: " + at.id : at.id || at.textContent');
}
echo implode(' ', $way), "\n";

/* Enter opens, Escape takes back, and the focus is where it was. */
$focus = 'return document.querySelector("#ask").open + " " + (document.activeElement.id || document.activeElement.textContent)';
$browser->run('document.querySelector("#unlock").focus()');
$key('Enter', 13);
echo $browser->until('return document.querySelector("#ask").open') ? $browser->run($focus) : 'not open', ', ';
$key('Escape', 27);
echo $browser->until('return !document.querySelector("#ask").open') ? $browser->run($focus) : 'open', ', ';
$browser->type('#unlock', "\u{E007}");
$browser->type('#ask-input', "$token\u{E007}");
echo $browser->until('return document.querySelectorAll(".quiet").length === 2') ? $browser->run($focus) : 'not unlocked', "\n";
$browser->run('document.querySelector("tr[data-key=two] .quiet").focus()');
$key('Enter', 13);
echo $browser->until('return document.querySelector("#ask").open') ? $browser->run($focus) : 'not open', ', ';
$key('Enter', 13);
echo $browser->until('return !document.querySelector("#ask").open') ? $browser->run($focus) : 'open', ', ', count($client->table('status')), ' functions, ';
$key('Enter', 13);
$browser->until('return document.querySelector("#ask").open');
$key('Tab', 9);
$key('Enter', 13);
echo until(fn () => count($client->table('status')) === 2) ? 'dropped, ' : 'not dropped, ';
echo $browser->until('return document.querySelector("tr[data-key=two]") === null') ? $browser->run($focus) : 'still shown', "\n";

/* What a screen reader is told of: of each kind how many with and without a name. */
$roles = array_count_values(array_map(fn ($node) => ($node['ignored'] ? 'ignored' : $node['role']['value']) . (($node['name']['value'] ?? '') === '' ? ' without a name' : ''), $browser->cdp('Accessibility.getFullAXTree', [])['nodes']));
echo implode(' ', array_map(fn ($role) => "$role " . ($roles[$role] ?? 0) . '+' . ($roles["$role without a name"] ?? 0), ['table', 'row', 'columnheader', 'rowheader', 'tab', 'tabpanel', 'searchbox', 'button', 'heading'])), "\n";
echo implode("\n", $browser->complaints()), "\n";
$server->stop();
?>
--EXPECT--
functions: on light workers: on light jobs: on light 
functions: on dark workers: on dark jobs: on dark 
solid none none
fits  fits  fits  
skip unlock tab-functions troubled search panel Function Waiting High Normal Low Delayed Running Workers Oldest In Out Failed one two
true ask-input, false unlock, false unlock
true ask-no, false Drop, 3 functions, dropped, false panel
table 1+0 row 0+3 columnheader 14+0 rowheader 2+0 tab 3+0 tabpanel 1+0 searchbox 1+0 button 17+0 heading 1+0
