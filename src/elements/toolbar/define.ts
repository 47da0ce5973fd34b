import '../font-size/define.ts';
import '../print/define.ts';
import '../rss/define.ts';
import '../to-top/define.ts';
