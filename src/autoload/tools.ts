import '../elements/font-size/define.ts';
import '../elements/print/define.ts';
import '../elements/rss/define.ts';
import '../elements/to-top/define.ts';
