"""How people write the words of grammar, in both languages; names come from the database.

Phrases are looked up the longest first. In a text that was typed with diacritics, they decide.
"""

from bot.domain.question import End
from bot.reading.fillers import FILLERS
from bot.reading.phrasing import each_way, phrases
from bot.reading.words import Word

# Which way something has moved, by words that stand in the phrases of Word.CHANGE; better and worse decide.
MOVES: tuple[tuple[End, frozenset[str]], ...] = (
    (
        End.BEST,
        frozenset(
            phrases(
                "cai thien | tien bo | tien trien | kha len | tot len | hon truoc | improve | improved "
                "| improving | improvement | progress | progressed | better | recover | recovered "
                "| recovering"
            )
        ),
    ),
    (
        End.WORST,
        frozenset(
            phrases(
                "xau di | kem di | te di | giam sut | sa sut | worse | worsen | worsened | worsening "
                "| deteriorate | deteriorated | deteriorating"
            )
        ),
    ),
    (
        End.HIGHEST,
        frozenset(
            phrases(
                "but pha | but len | bat len | vuon len | khoi sac | tang | len | nhich | leo | vot | nhay "
                "| ngoi | up | rise | risen | rose | rising "
                "| increase | increased | grow | grows | grew | grown | growth | climb | climbed | climbing "
                "| gain | gained | gains | jump | jumped | surge | surged"
            )
        ),
    ),
    (
        End.LOWEST,
        frozenset(
            phrases(
                "giam | sut | tut | tuot | ha | xuong | lui | down | decrease | decreased | fall | fallen "
                "| fell | falling | drop | dropped | decline | declined | declining | slid | slide "
                "| sliding | slip | slipped | slipping | plunge | plunged | sink | sank | sunk | dip "
                "| dipped | shrink | shrunk | shrinking | lost ground"
            )
        ),
    ),
)
_MOVED_MOST = each_way(
    "bứt phá | tăng | tăng lên | tăng trưởng | giảm | giảm xuống | giảm sút | sụt | sụt giảm | tụt "
    "| tuột | cải thiện"
    "| tiến bộ | xấu đi | kém đi | tệ đi | sa sút | khá lên | tốt lên",
    "nhất | sâu nhất | nhanh nhất | rõ nhất | rõ rệt nhất | đáng kể nhất | vượt bậc nhất | cao nhất "
    "| lớn nhất | nặng nhất | hơn cả",
)

VOCABULARY: dict[Word, tuple[str, ...]] = {
    Word.WHOLE: phrases(
        "cả tỉnh mình | toàn tỉnh mình | cả tỉnh ta | toàn tỉnh ta | cả tỉnh nhà | trên toàn "
        "| provincial average | the provincial average | province average | province wide average "
        "| provincial mean | bình quân chung toàn tỉnh | province wide | across the province "
        "| across the whole province | throughout the province | district wide | city wide | toàn "
        "| toàn bộ | cả | tất cả | whole | entire | all | all of | overall | chung "
        "| the provincial figure | provincial figure | the provincial rate | provincial rate "
        "| the provincial level | provincial level | the provincial result | provincial result "
        "| provincewide figure | province-wide figure | mặt bằng toàn tỉnh | con số chung toàn tỉnh"
    ),
    Word.OFFICE: phrases(
        "ubnd | ub nhân dân | ủy ban | ủy ban nhân dân | people's committee "
        "| people's committee of | office of | own office"
    ),
    Word.UNITS: phrases(
        "bên | bên nào | phía | đằng | đơn vị | đv | địa phương | cơ quan | nơi | chỗ | units | unit "
        "| place | places | body | bodies"
    ),
    Word.AVERAGE: phrases(
        "provincial average | the provincial average | province average | province-wide average "
        "| overall mean | the mean | bình quân | trung bình | mức bình quân | mức trung bình "
        "| bình quân chung | trung bình chung | mức chung | mặt bằng chung | tỷ lệ chung | average "
        "| the average | overall average | avg | the avg | average rate | the average rate | tb | mức tb "
        "| bq | mức bq | trung bình mỗi đơn vị | bình quân mỗi đơn vị | trung bình mỗi | bình quân mỗi "
        "| trung bình một | bình quân một | trung bình từng | bình quân từng | mức trung bình chung "
        "| mức tb chung | con số chung"
    ),
    Word.EXCEPT: phrases(
        "ngoài | bỏ | bỏ ra | loại | loại trừ | loại ra | bỏ đi | chừa ra | trừ | trừ ra | ngoại trừ "
        "| không kể | không tính | không bao gồm | không gồm | chưa kể | bỏ qua | except | except for "
        "| excluding | without | other than | apart from | leaving out | not counting | bar | barring "
        "| leaving aside | leaving | leave out | leave | aside from | minus | but not | save for "
        "| setting aside | discounting | ignoring | ignore | omitting | omit | exclude | taking out "
        "| take out | take away | taking away | removing | remove | dropping | with the exception of "
        "| excepting | gạt | gạt ra | gạt bỏ | không lấy | không gộp | không xét | không tính tới "
        "| không tính đến | để riêng | để ra ngoài | chưa tính | không có | ngoài trừ | loại bỏ "
        "| bỏ riêng | tách | tách ra | tách riêng | khỏi tính | khỏi kể | khỏi | nếu bỏ | nếu trừ "
        "| nếu loại | nếu không tính | nếu không kể | if we leave out | if we exclude"
    ),
    Word.OTHERS: phrases("còn lại | khác | the rest | remaining | the others | others | other"),
    Word.RANK: phrases(
        "lập bảng xếp hạng | lập xếp hạng | in order of | put in order | in descending order "
        "| in ascending order | order of | bảng xếp hạng đầy đủ | xếp hạng đầy đủ | full table | hạng "
        "| xếp | xếp hạng | thứ hạng | bảng xếp hạng | xếp thứ tự | thứ tự | xh | bxh | rank | ranking "
        "| rankings | ranked | league table | standings | full ranking | complete ranking | pecking order "
        "| ordering | sort | sorted | order of merit | leaderboard | scoreboard | bảng thành tích "
        "| bảng điểm | thứ tự từ trên xuống | sắp xếp | sắp thứ tự | sắp hạng | phân hạng "
        "| trên bảng xếp hạng | trong bảng xếp hạng | bảng tổng sắp | trên bảng tổng sắp | in the ranking "
        "| on the ranking | in the rankings | in the table | on the leaderboard | thứ bậc "
        "| thứ bậc của các | từ trên xuống dưới | từ trên xuống | cao trước thấp sau | điểm danh"
    ),
    Word.COMPARE: phrases(
        "so sánh | đối chiếu | compare | comparison | comparing | side by side | weigh up | line up "
        "| stack up | stacks up | how does it stack up | put side by side | set side by side | match up "
        "| measure up | đặt cạnh | đặt bên | đem so | mang so | so kè | so đọ | so găng | đối sánh "
        "| bên nào hơn | ai hơn ai | ai hơn | bên nào nhỉnh hơn | bên nào khá hơn | bên nào tốt hơn "
        "| bên nào cao hơn | bên nào thấp hơn | bên nào kém hơn | nơi nào hơn | nơi nào cao hơn "
        "| đơn vị nào hơn | xã nào hơn | sở nào hơn | bên nào trội hơn | bên nào ngon hơn "
        "| bên nào nặng hơn | ai nặng hơn "
    ),
    Word.TREND: phrases(
        "evolution | evolution of | the evolution of | quarterly development of | monthly development of "
        "| development over time | course of | progression | progression of | đường đi | suốt năm "
        "| suốt từ đầu năm | suốt cả năm | từng tháng | mỗi tháng | theo quý | từng quý | qua các quý "
        "| theo tuần | từng tuần | qua các tuần | monthly | weekly | quarterly | each month | every month "
        "| by month | per month | by quarter | by week | month on month | month after month "
        "| month to month | qua từng tháng | mấy tháng gần đây | thời gian qua | xu hướng | diễn biến "
        "| xu thế | qua các tháng | theo tháng | theo từng tháng | qua các kỳ | trend | trends "
        "| over time | month by month | history | trending | trending up | trending down | trend line "
        "| trendline | the curve | curve | over the months | through the months | through the year "
        "| across the months | across the year | over the past year | over the last year | đường xu hướng "
        "| đường biểu diễn | chạy ra sao qua các tháng | chuyển biến qua các tháng | biến thiên "
        "| biến thiên qua các tháng | lên xuống qua các tháng | qua các tháng ra sao"
    ),
    Word.STREAK: phrases(
        "liên tục mấy quý | liên tục mấy tuần | liên tục mấy kỳ | liên tiếp mấy quý | liên tục mấy tháng "
        "| liên tiếp mấy tháng | liên tục bao nhiêu tháng | liên tiếp bao nhiêu tháng "
        "| liên tục được mấy tháng | liền mấy tháng | suốt mấy tháng | for how many months "
        "| how many months has | mấy tháng liên tục | bao nhiêu tháng liên tục | mấy kỳ liên tục "
        "| mấy tháng rồi | bao nhiêu tháng rồi | mấy tháng qua | mấy tháng nay | mấy kỳ rồi | liền "
        "| liên tiếp | liên tục | mấy tháng liền | mấy tháng liên tiếp | bao nhiêu tháng liền "
        "| bao nhiêu tháng liên tiếp | mấy kỳ liền | mấy kỳ liên tiếp | mấy quý liền | mấy tuần liền "
        "| in a row | running | consecutive | consecutively | streak | how many months in a row "
        "| how many months running | how many consecutive months | straight | how many months straight "
        "| how long has | how long have | for how long has | for how long | how many months straight has "
        "| how many months now | how many months on end | months on end | months in a row "
        "| months running | how many months consecutively | how many quarters in a row "
        "| how many quarters running | liền tù tì mấy tháng | mấy tháng liền rồi | suốt bao nhiêu tháng "
        "| kéo dài mấy tháng | kéo dài bao lâu | kéo dài bao nhiêu tháng | được mấy tháng rồi "
        "| bao lâu rồi | bao lâu nay | mấy tháng liên tục rồi | trong mấy tháng liền "
        "| mấy kỳ liên tiếp rồi | bao nhiêu tháng nay | suốt mấy kỳ | mấy quý nay | không nghỉ "
        "| bao nhiêu tháng không nghỉ | lên đều mấy tháng liên tiếp | lên đều mấy tháng  "
        "| months running now | how many months running now | for how many straight months "
        "| consecutive monthly"
    ),
    Word.BEGIN: phrases(
        "tháng mấy | là tháng mấy | vào tháng mấy | quý mấy | which month | in which month | what month "
        "| in what month | which quarter | in which quarter | bắt đầu | từ khi nào | từ bao giờ "
        "| từ lúc nào | từ tháng nào | lần đầu | lần đầu tiên | khi nào | bao giờ | tháng nào | kỳ nào "
        "| since when | when did | when was | first time | for the first time | first | start | started "
        "| begin | begun | began | from which month | when | when does | vào lúc nào | lúc nào "
        "| thời điểm nào | vào thời điểm nào | hồi nào | từ hồi nào | sớm nhất khi nào "
        "| sớm nhất vào lúc nào | sớm nhất lúc nào | sớm nhất là khi nào | kể từ khi nào | kể từ bao giờ "
        "| since what date | at what point | as of when | how early | thời điểm đầu tiên "
        "| thời điểm đầu tiên mà | tháng đầu tiên | tháng đầu tiên mà | lần đầu tiên mà | first month "
        "| the first month | hồi nào mới có | bao giờ mới có được"
    ),
    Word.CHANGE: phrases(
        "how much more | how much less | how much higher | how much lower "
        "| tăng cao | tăng vọt | went down | went up | go down | go up | goes down | goes up | come down "
        "| came down | come up | more or fewer | better or worse | worse or better | higher or lower "
        "| lower or higher | tăng hay giảm bao nhiêu | tốt hơn hay xấu hơn | tốt lên hay xấu đi "
        "| cao hơn hay thấp hơn | khá lên hay kém đi | nhiều hơn hay ít hơn | fallen behind | fell behind "
        "| falling behind | got worse | got better | gotten worse | gotten better | get worse "
        "| get better | getting worse | getting better | grow | grows | grew | grown | growth | develop "
        "| developed | evolved | progressed | tiến triển | move | moves | tăng | giảm | tăng hay giảm "
        "| tăng giảm | tăng giảm thế nào | thay đổi | thay đổi thế nào | biến động | tăng lên | giảm đi "
        "| giảm xuống | cải thiện | up or down | change | changed | changes | increase | increased "
        "| decrease | decreased | rise | risen | rose | fall | fallen | fell | improve | improved "
        "| gone up or down | go up or down | gone up | gone down | up | down | moved | worsened | falling "
        "| rising | dropped | drop | tăng thêm | thay đổi ra sao | tăng hoặc giảm | on the decline "
        "| in decline | declining | declined | decline | sliding | slid | slide | slipping | slipped "
        "| slip | going down | going up | climbing | climbed | climb | on the rise | on the up "
        "| picking up | picked up | recovering | recovered | recover | worsening | worsen | deteriorated "
        "| deteriorating | deteriorate | shrinking | shrunk | shrink | any better | any worse "
        "| gotten any better | got any better | got any worse | improving | improvement | any improvement "
        "| any change | gained | gain | gains | lost ground | gained ground | progress | any progress "
        "| made progress | made any progress | advance | advanced | jump | jumped | surge | surged "
        "| plunge | plunged | sink | sank | sunk | dip | dipped | ease | eased | nhích | nhích lên "
        "| nhích được | khá lên | khá hơn không | tốt lên | tốt hơn không | xấu đi | kém đi | tệ đi | sụt "
        "| sụt giảm | tụt giảm | giảm sút | tăng trưởng | chuyển biến | có chuyển biến | chuyển biến gì "
        "| biến chuyển | tiến bộ | có tiến bộ | lên hay xuống | lên xuống | lên xuống thế nào "
        "| lên xuống ra sao | nhúc nhích | cải thiện gì | cải thiện hơn | cải thiện chưa | hơn trước "
        "| khá hơn trước | tăng hay là giảm | tăng được bao nhiêu | giảm được bao nhiêu "
        "| thêm được bao nhiêu | leo lên | leo thang | hạ xuống | hạ được | nhảy | nhảy lên | tuột "
        "| tuột xuống | đỡ | đỡ hơn | vọt | vọt lên | ngoi | ngoi lên | tụt hoài | tuột hoài | khác gì "
        "| có khác gì | hơn thua | sa sút | bứt phá | bứt lên | bật lên | vươn lên | khởi sắc | chững lại "
        "| đi ngang | pick up | slowed | slowing down | lệch | lệch bao nhiêu | đi lùi | lùi | fell back "
        "| fallen back | slipped back | bớt | có bớt không"
    )
    + _MOVED_MOST,
    Word.PULL: phrases(
        "ảnh hưởng tiêu cực | ảnh hưởng tiêu cực nhất | ảnh hưởng tiêu cực đến "
        "| ảnh hưởng tiêu cực nhất đến | ảnh hưởng tiêu cực nhất tới | tác động tiêu cực "
        "| tác động tiêu cực nhất đến | tác động tiêu cực nhất tới | tác động tiêu cực đến "
        "| ảnh hưởng tới | ảnh hưởng đến | tác động tới | tác động đến | ảnh hưởng xấu "
        "| ảnh hưởng xấu nhất | ảnh hưởng xấu tới | ảnh hưởng xấu đến | ảnh hưởng xấu nhất tới "
        "| ảnh hưởng xấu nhất đến | ảnh hưởng nhiều nhất | ảnh hưởng nhiều nhất tới "
        "| ảnh hưởng nhiều nhất đến | ảnh hưởng lớn nhất | ảnh hưởng lớn nhất tới "
        "| ảnh hưởng lớn nhất đến | tác động xấu | tác động xấu nhất đến | tác động xấu nhất tới "
        "| tác động nhiều nhất đến | hurt | hurts | hurting | biggest drag | biggest drag on "
        "| the biggest drag | main drag | cao là do đâu | thấp là do đâu | cao do đâu | thấp do đâu | góp "
        "| đóng góp | góp phần | gây ra | contribute | contributes | contributed | contributing "
        "| contribute most | responsible | cao là do | thấp là do | cao do | thấp do | push | pushes "
        "| pushing | pushed | đẩy | lift | lifts | kéo | kéo tụt | làm | kéo lùi | drag | drags "
        "| dragging | pull | pulls | pulling | pulled | dragged | dragged down | ảnh hưởng | góp phần làm "
        "| bring | brings | bringing | hold back | holding back | holds back | held back "
        "| holding us back | weigh on | weighs on | weighing on | weighing down | weigh down "
        "| weighs down | to blame | to blame for | is to blame for | are to blame for | culprit "
        "| culprits | culprit behind | culprits behind | behind the drop in | behind the fall in | spoil "
        "| spoils | spoiling | dent | dents | ghì | ghì chân | kìm | kìm hãm | níu | níu chân | trì kéo "
        "| làm giảm | làm giảm nhiều nhất | làm thấp | làm hụt | làm xấu | gây tụt | gây giảm | làm tụt "
        "| làm sụt | lôi | lôi tuột | kéo giảm | kéo thấp | khiến | làm cho | do đơn vị nào | do xã nào "
        "| do sở nào | lôi xuống | ai lôi | kéo tụt con số chung | làm giảm con số chung "
        "| responsible for dragging | dragging down | pulls down | drags down"
    ),
    Word.UPWARDS: phrases("đi lên | lên"),
    Word.DOWNWARDS: phrases("đi xuống | xuống | lùi | tụt"),
    Word.BECAME: phrases(
        "nay thuộc | nay là | sáp nhập vào | nhập vào | sáp nhập | giờ thuộc | thành xã nào | thuộc xã nào "
        "| nay thuộc xã nào | nay là xã nào | merged into | became | has become | what became of "
        "| part of which commune | which commune is it now"
    ),
    Word.FORMED: (
        *each_way(
            "sáp nhập từ | nhập từ | gộp từ | hợp nhất từ | hình thành từ | thành lập từ | lập từ "
            "| nhập lại từ | sáp nhập lại từ | được sáp nhập từ | được nhập từ | được thành lập từ "
            "| được hình thành từ | mới gộp từ | gồm | gồm có | bao gồm | trước đây gồm | trước kia gồm "
            "| trước đây là | trước kia là | trước là | cũ gồm | nay gồm | bây giờ gồm",
            "những xã nào | các xã nào | xã nào | mấy xã | mấy xã cũ | những xã cũ nào | các xã cũ nào "
            "| những xã, thị trấn nào | những xã, thị trấn cũ nào | những đơn vị nào | các đơn vị nào "
            "| những đơn vị cũ nào | đơn vị nào | đâu | những đâu",
        ),
        *phrases(
            "formed from | made up of | made from | merged from | created from | put together from "
            "| which old communes make up | which old communes now make up | what old communes make up "
            "| which communes were merged into | which communes were merged to form | make up | now make up "
            "| which communes make up | which former communes make up | which old communes | old communes "
            "| former communes | what was merged into | was formed from which communes"
        ),
    ),
    Word.OVERVIEW: phrases(
        "các chỉ số | hết các chỉ số | mọi chỉ số | tất cả chỉ số | tất cả các chỉ số | toàn bộ chỉ số "
        "| toàn bộ các chỉ số | các chỉ tiêu ra sao | các chỉ tiêu thế nào | nhìn chung | thông tin đầy đủ "
        "| đầy đủ thông tin | brief me on | brief me about | could you brief me on | update me on "
        "| a briefing on | a summary of | tell me about | làm ăn sao rồi | làm ăn thế nào | làm ăn ra sao "
        "| hoạt động ra sao | hoạt động thế nào | doing overall | doing in general | nhìn tổng thể "
        "| bức tranh chung | tổng quan | tình hình | báo cáo nhanh | tóm tắt | mọi chỉ tiêu "
        "| tất cả chỉ tiêu | tất cả các chỉ tiêu | toàn bộ chỉ tiêu | overview | summary | everything "
        "| quick report | at a glance | everything about | all indicators | brief report | briefing "
        "| tổng hợp | rundown | a rundown | quick rundown | run down of | snapshot | a snapshot "
        "| state of play | where things stand | how things stand | how are things | how are things going "
        "| how's it going | lay of the land | the picture for | the full picture | full picture "
        "| big picture | the big picture | dashboard | scorecard | report card | highlights | key figures "
        "| headline figures | main figures | all the figures | all figures | all numbers | the numbers for "
        "| what's going on in | what's going on at | what's happening in | what's happening at "
        "| what is going on in | what is happening in | what's up with | what is the situation in "
        "| what's the situation in | what's the story with | fill me in on | run me through "
        "| walk me through | take me through | catch me up on | profile of | bức tranh tổng thể | bức tranh "
        "| toàn cảnh | số liệu chung | số liệu tổng hợp | kết quả chung | kết quả tổng thể "
        "| tình hình chung | tình hình thế nào | tình hình ra sao | có gì đáng chú ý | đáng chú ý "
        "| điểm qua | điểm nhanh | nhìn lại | sơ bộ | báo cáo chung | báo cáo tổng hợp | báo cáo tóm tắt "
        "| tóm lược | khái quát | đánh giá chung | đánh giá tổng thể | đánh giá nhanh | nắm nhanh "
        "| thông tin chung | tất tần tật | tất tật | mọi mặt | toàn diện | đủ các chỉ tiêu "
        "| đầy đủ các chỉ tiêu | hết các chỉ tiêu | hết chỉ tiêu | từng chỉ tiêu | các mặt | các số liệu "
        "| các con số | mọi con số | tóm gọn | bảng điểm chung"
    ),
    Word.ALERTS: phrases(
        "what isn't on target | what is not on target | what's not on target | what is off target "
        "| what's off target | what is below target | what's below target "
        "| which indicators are not on target | what isn't meeting its target | điểm yếu | điểm yếu nhất "
        "| mặt yếu | mặt yếu nhất | yếu ở đâu | yếu chỗ nào | yếu mặt nào | yếu khâu nào | yếu ở khâu nào "
        "| yếu ở chỉ tiêu nào | yếu chỉ tiêu nào | vướng chỉ tiêu nào | vướng ở chỉ tiêu nào "
        "| vướng ở đâu | vướng chỗ nào | còn vướng gì | vướng gì | kém ở đâu | kém chỗ nào | kém mặt nào "
        "| chưa tốt ở đâu | chưa tốt chỗ nào | hạn chế gì | có hạn chế gì | còn hạn chế gì "
        "| hạn chế ở đâu | những hạn chế | weak spots | weak points | weak point | weakness | weaknesses "
        "| problem areas | trouble spots | struggling | struggling with | falling down "
        "| không đạt chỉ tiêu nào | chưa đạt chỉ tiêu nào | chỉ tiêu nào chưa đạt "
        "| chỉ tiêu nào không đạt | những chỉ tiêu chưa đạt | các chỉ tiêu chưa đạt "
        "| những chỉ tiêu nào chưa đạt | chỉ tiêu chưa đạt | which indicators miss their targets "
        "| which indicators are below target | which indicators miss the target "
        "| which targets are missed | có gì đáng báo động không | có gì đáng báo động | đáng báo động "
        "| có gì đáng lo không | có gì đáng lo | có gì đáng ngại không | có gì đáng ngại "
        "| có gì bất ổn không | mạnh gì yếu gì | mạnh yếu thế nào | điểm mạnh điểm yếu "
        "| điểm mạnh và điểm yếu | anything alarming | anything worrying | anything to worry about "
        "| red flags | any red flags | mạnh yếu ra sao | yếu cái gì | đang vướng chỉ tiêu gì "
        "| vướng chỉ tiêu gì | hụt ở những mặt nào | hụt ở mặt nào | bị hụt ở những mặt nào "
        "| yếu ở những mặt nào | yếu ở mặt nào | kém ở mặt nào | kém ở những mặt nào "
        "| còn nợ chỉ tiêu nào | which targets is it missing | everything it is failing on | failing on "
        "| is failing on | is missing which targets | what targets are missed "
        "| chưa hoàn thành những chỉ tiêu nào | chưa hoàn thành chỉ tiêu nào"
    ),
    Word.IN_THINGS: phrases(
        "số tuyệt đối | lấy số tuyệt đối | con số tuyệt đối | giá trị tuyệt đối | bằng số tuyệt đối "
        "| theo số tuyệt đối | số đếm | in absolute terms | absolute number | absolute numbers "
        "| as an absolute number | as a plain number | as a count | not the rate | về số hồ sơ "
        "| theo số hồ sơ | tính theo số hồ sơ | tính bằng số hồ sơ | về số văn bản | theo số văn bản "
        "| tính theo số văn bản | về số lượng | theo số lượng | tính theo số lượng | xét về số lượng "
        "| xét số lượng | by count | by number | by the count | by the number | by number of dossiers "
        "| by number of documents | in number | in numbers"
    ),
    Word.PARTICULAR: phrases(
        "đang giải quyết | đang xử lý | chưa giải quyết | chưa xử lý | theo thủ tục "
        "| theo từng thủ tục | từng thủ tục | theo lĩnh vực | theo từng lĩnh vực | từng lĩnh vực "
        "| theo loại | theo từng loại | theo loại hình | theo nhóm | theo cán bộ | theo từng cán bộ "
        "| từng cán bộ | theo người | theo chuyên viên | theo phòng | theo mức độ | by procedure "
        "| per procedure | by field | by type | by category | by official | per official | by person "
        "| pending | tỉnh bạn | tỉnh khác | các tỉnh khác | tỉnh lân cận | cả nước | toàn quốc "
        "| trung bình cả nước | other provinces | the country | nationwide | national average "
        "| mấy giờ | giờ nào | what time"
    ),
    Word.IN_SHARES: phrases(
        "tính theo tỷ lệ | tính theo tỷ lệ phần trăm | tính bằng phần trăm | in percentage terms "
        "| as a percentage | in per cent | in percent | percentage-wise | by percentage | by rate "
        "| as a share | theo tỷ lệ phần trăm "
        "| tính bằng tỷ lệ | tính theo phần trăm | tính theo % | theo % | theo phần trăm"
    ),
    Word.ALARM: phrases("cảnh báo | báo động | alert | alerts | warning | warnings"),
    Word.WATCH: (
        *each_way(
            "báo | nhắc | thông báo | cảnh báo | báo động | nhắn | nhắn tin",
            "| tôi | mình | em | anh | cho tôi | cho mình | cho anh | cho chị",
            "khi | nếu | ngay khi | khi nào | lúc",
        ),
        *each_way("cho tôi biết | báo cho tôi biết | báo tôi biết", "khi | nếu | ngay khi"),
        *each_way(
            "tell me | alert me | let me know | notify me | warn me | alert | warn | inform me | ping me",
            "when | if | as soon as | once | whenever | the moment",
        ),
        *each_way("đặt | tạo | thêm | cài | cài đặt | lập", "cảnh báo | một cảnh báo"),
        *each_way(
            "đặt | tạo | thêm | cài | cài đặt | lập", "cảnh báo | một cảnh báo", "khi | nếu | cho | về"
        ),
        *each_way("cảnh báo", "khi | nếu | ngay khi"),
        *each_way(
            "thì | là | thì hãy | nhớ",
            "báo | báo tôi | báo cho tôi | báo ngay | báo ngay cho tôi | báo tôi biết | nhắn | nhắn tôi "
            "| nhắn cho tôi | cho tôi biết | thông báo | thông báo cho tôi | cảnh báo | cảnh báo tôi",
        ),
        *each_way("send me | set | set up | create | add", "an alert", "when | if | for | once"),
    ),
    Word.MISSING: phrases(
        "late with | late with their | late sending | late in sending | late reporting | chưa báo "
        "| chưa báo số | chưa báo số liệu | hasn't sent | haven't sent | hasn't submitted "
        "| haven't submitted | have yet to report | nộp báo cáo quá hạn | báo cáo quá hạn | nộp quá hạn "
        "| nộp báo cáo trễ hạn | quá hạn báo cáo | missing reports | yet to send | yet to report "
        "| still to report | yet to submit | still missing | missing | who is late | chậm trễ báo cáo "
        "| quên báo cáo | báo cáo đủ chưa | nộp đủ chưa | đã báo cáo đủ chưa | chưa báo cáo | chưa nộp "
        "| chưa nộp báo cáo | chưa gửi | chưa gửi sl | chưa gửi số liệu | chưa gửi báo cáo "
        "| chưa có số liệu | chưa có báo cáo | không báo cáo | còn thiếu báo cáo | thiếu báo cáo "
        "| chậm báo cáo | báo cáo chậm | chậm nộp | nộp chậm | nộp muộn | chậm nộp báo cáo | báo cáo muộn "
        "| báo cáo trễ | nộp trễ | chưa cập nhật | nợ báo cáo | còn nợ báo cáo | chưa nhập số liệu "
        "| chậm gửi | gửi chậm | gửi trễ | trễ báo cáo | chưa nộp số liệu | thiếu số liệu | chưa có số "
        "| not reported | has not reported | have not reported | hasn't reported | haven't reported "
        "| not yet reported | has not yet reported | have not yet reported | is late | are late "
        "| reporting late | not sent | has not sent | have not sent | did not report | didn't report "
        "| not submitted | has not submitted | have not submitted | late in reporting | late with reports "
        "| late with their reports | not reported yet | has no figures | have no figures | owing "
        "| still owing | owe | owes | still owe | still owes | owe us | owes us | yet to file | not filed "
        "| hasn't filed | haven't filed | has not filed | have not filed | failed to report "
        "| failed to send | failed to submit | failed to file | has failed to report "
        "| have failed to report | not turned in | hasn't turned in | haven't turned in | behind with "
        "| behind with reports | behind on reporting | behind on their reports | outstanding reports "
        "| reports outstanding | reports are outstanding | reports are missing | missing their reports "
        "| not in yet | not come in | hasn't come in | haven't come in | has not come in "
        "| have not come in | has yet to report | has yet to submit | has yet to send | nothing from "
        "| heard nothing from | no report from | no report | no reports | no figures | no figures yet "
        "| no data | chưa chịu nộp | chưa chịu gửi | chưa chịu báo cáo | chưa thấy nộp | chưa thấy gửi "
        "| chưa thấy báo cáo | còn chưa nộp | còn chưa gửi | còn chưa báo cáo | vẫn chưa nộp "
        "| vẫn chưa gửi | vẫn chưa báo cáo | chưa gửi lên | chưa nộp lên | chưa báo cáo lên | còn nợ "
        "| còn nợ số liệu | nợ số liệu | đang nợ số liệu | đang nợ báo cáo | khất báo cáo | chây ì "
        "| chậm gửi số liệu | chậm nộp số liệu | chậm số liệu | trễ số liệu | chưa cung cấp "
        "| chưa cung cấp số liệu | chưa nhập | chưa nhập số | chưa cập nhật số liệu | bỏ trống "
        "| còn trống | bỏ báo cáo | không nộp | không gửi | không gửi số liệu | không nộp báo cáo "
        "| không gửi báo cáo | chưa báo cáo số liệu | thiếu báo cáo số liệu | chưa nộp đủ "
        "| chưa đủ báo cáo | im re | im hơi | trốn báo cáo | điểm danh ai chưa | chưa thấy đâu "
        "| nợ những chỉ tiêu nào chưa báo cáo | còn nợ những chỉ tiêu nào | nợ chỉ tiêu nào "
        "| nợ báo cáo nào | còn nợ báo cáo nào | chưa gởi số liệu | chưa gởi báo cáo | chưa gởi "
        "| chưa lên số | chưa lên số liệu | chưa đẩy số liệu | chưa chốt số liệu | chưa chốt số "
        "| nothing in from | nothing yet from | no data from | who has yet to | is still to report "
        "| still hasn't reported | still haven't reported | still has not reported "
        "| hasn't come back with | hasn't filed its | haven't filed their | after the deadline "
        "| past the deadline | missed the deadline | miss the deadline | nộp sau hạn | gửi sau hạn "
        "| báo cáo sau hạn | quá thời hạn báo cáo | báo cáo trễ hạn | gửi báo cáo trễ hạn "
        "| gửi số liệu trễ hạn | nộp số liệu trễ hạn | báo cáo muộn hạn | báo cáo chậm hạn "
        "| gửi báo cáo chậm | gửi báo cáo muộn | gửi báo cáo trễ | gửi báo cáo quá hạn | outstanding from "
        "| are outstanding from | is outstanding from | còn thiếu của những xã nào | còn thiếu của xã nào "
        "| còn thiếu báo cáo của"
    ),
    Word.REPORTING: phrases("sent | send in | báo cáo | report | reports | reported | nộp | gửi"),
    Word.CATALOGUE: phrases(
        "which figures can you tell me about | which figures can i ask about "
        "| what figures can you tell me about | những chỉ tiêu | what can you tell me about "
        "| list of all the indicators | all the indicators | what can i ask figures about "
        "| what can i ask about | list of all indicators | our indicators | of our indicators "
        "| theo dõi được những số liệu gì | theo dõi được những gì | theo dõi được gì "
        "| theo dõi được những chỉ tiêu nào | theo dõi số liệu gì | theo dõi những số liệu nào "
        "| theo dõi những chỉ số nào | có chỉ số nào | những chỉ số | những chỉ số gì "
        "| những chỉ số nào | theo dõi những chỉ số gì | xem được những số liệu nào | có những số nào "
        "| những số liệu nào | theo dõi những gì | xem được số liệu gì | coi được những số liệu gì "
        "| xem được những số liệu gì | tra được những gì | coi được gì | xem được gì | có những gì "
        "| những số liệu gì | có chỉ tiêu nào không | có chỉ tiêu nào | những chỉ tiêu nào "
        "| các chỉ tiêu | chỉ tiêu nào | có những chỉ tiêu nào | danh mục chỉ tiêu "
        "| danh sách chỉ tiêu | các chỉ tiêu nào | có những chỉ tiêu gì | những chỉ tiêu gì "
        "| xem được những gì | hỏi được những gì | hỏi được gì | có thể hỏi gì | có những số liệu nào "
        "| có số liệu gì | which indicators | what indicators | indicators | list of indicators "
        "| which indicators are there | what indicators are there | what can i ask "
        "| what can be asked | list the indicators | what figures are there | what do you track "
        "| what do you cover | what do you monitor | what do you measure | what can you tell me "
        "| what can you tell | what can you do | what can you show | what can you show me "
        "| what do you know | what data do you have | what figures do you have | what have you got "
        "| what numbers do you have | what is there | what is available | what's available "
        "| what is covered | what topics | which topics | which figures | which data "
        "| what kinds of figures | what sort of figures | what things can i ask "
        "| list everything you track | biết những gì | biết gì | trả lời được những gì "
        "| trả lời được gì | làm được gì | làm được những gì | hỏi được những chỉ tiêu nào "
        "| hỏi được số liệu gì | hỏi được những số liệu nào | tra được gì | tra cứu được gì "
        "| tra cứu được những gì | có thông tin gì | có những thông tin gì | có những thông tin nào "
        "| cung cấp được gì | cung cấp những gì | theo dõi những mặt nào | theo dõi mấy chỉ tiêu "
        "| theo dõi bao nhiêu chỉ tiêu | đang theo dõi những gì | có dữ liệu gì | có những dữ liệu gì "
        "| biết những chỉ tiêu nào | biết những ct nào | hỏi được cái chi | mấy loại số liệu "
        "| theo dõi được mấy loại số liệu | những loại số liệu nào | loại số liệu nào "
        "| what can i ask you about | còn chỉ tiêu gì | còn chỉ tiêu gì nữa "
        "| trả lời được chỉ tiêu gì | ở chỉ tiêu nào | về chỉ tiêu nào | ở mảng nào | ở khâu nào "
        "| at which indicator | in which indicator | on which indicator | mấy chỉ tiêu "
        "| bao nhiêu chỉ tiêu | how many indicators"
    ),
    Word.DEFINITION: phrases(
        "what do you divide by what | what is divided by what | divide by what | divided by what "
        "| what divided by what | gì là | lấy cái gì chia cho cái gì | lấy gì chia gì "
        "| lấy gì chia cho gì | lấy số nào chia số nào | lấy số nào chia cho số nào | làm sao để tính "
        "| tính theo cái nào | tính theo cái gì | chia cho cái gì | tính trên số nào "
        "| tính trên số liệu nào | trên số nào | dựa trên số nào | tính theo công thức gì "
        "| tính theo công thức nào | theo công thức gì | theo công thức nào | tính theo cách nào "
        "| tính kiểu nào | cách tính ra sao | tính trên cái gì | tính trên gì | là sao | nghĩa là sao "
        "| hiểu là gì | tính trên cơ sở nào | what counts as | counts as | counts | được tính là "
        "| thế nào là | thế nào là một | là như thế nào | what is meant by | mẫu số | tử số "
        "| mẫu số là gì | tử số là gì | mẫu số của | tử số của | denominator | numerator | tính thế nào "
        "| tính như thế nào | tính ra sao | được tính thế nào | được tính như thế nào | cách tính "
        "| công thức | công thức tính | định nghĩa | nghĩa là gì | là gì | là chỉ tiêu gì "
        "| tính bằng cách nào | tính kiểu gì | tính từ đâu | gồm những gì | được hiểu thế nào "
        "| được tính ra sao | definition | defined | calculated | computed | worked out | formula | mean "
        "| means | how is it calculated | what does | calculation | definition of | measured "
        "| how do you calculate | how do you work out | explain | explain what | what do you mean by "
        "| what do we mean by | how do you define | how is it defined | meaning of "
        "| what is the meaning of | how do you get | how is it measured | what goes into "
        "| what is counted in | what's counted in | how is it worked out | based on what | on what basis "
        "| giải thích | giải thích giúp | được tính bằng cách nào | được tính trên cơ sở nào "
        "| tính theo kiểu gì | tính kiểu gì thế | hiểu thế nào | hiểu như thế nào | hiểu ra sao "
        "| cụ thể là gì | bao gồm những gì | là cái gì | là những gì | đo bằng gì | đo thế nào "
        "| đo như thế nào | đo lường thế nào | được đo thế nào | xác định thế nào | được xác định thế nào "
        "| xác định như thế nào | lấy cái gì chia cái gì | cái gì chia cái gì | khái niệm | nội hàm "
        "| nghĩa chi | là chi | tính răng | tính mần răng | tính kiểu chi | đếm kiểu gì | đếm kiểu chi "
        "| tính sao | tính sao vậy | tính ra làm sao | dựa vào đâu | dựa vào cái gì | dựa trên cái gì "
        "| tính kiểu j | là tính sao | tính làm sao | tính làm sao ra | làm sao mà ra | tử số mẫu số "
        "| tử số và mẫu số | tử số mẫu số là gì | tử số mẫu số gồm những gì | tử số, mẫu số "
        "| what is counted | what is included in | what is the numerator | what is the denominator"
    ),
    Word.TARGET: phrases(
        "ceiling | the ceiling | ceiling set | the ceiling set | upper limit | mức trần | cho phép tối đa "
        "| tối đa cho phép | được phép tối đa | tối đa được phép | được giao | giao bao nhiêu | giao "
        "| mức giao | mức phải đạt | phải đạt | cần đạt | phải đạt bao nhiêu | mức cần đạt | chỉ tiêu "
        "| mục tiêu | mức chỉ tiêu | chỉ tiêu giao | chỉ tiêu được giao | kế hoạch giao | target | targets "
        "| goal | the target | the goal | target for | supposed to hit | supposed to reach "
        "| supposed to meet | supposed to achieve | supposed to be | expected to reach | meant to reach "
        "| meant to hit | have to reach | must reach | need to reach | target was set | target is set "
        "| target set | the target set | set target | aim | aiming for | benchmark | the bar "
        "| threshold set | assigned target | định mức | phải đạt mức nào | phải đạt tối thiểu "
        "| phải đạt mấy phần trăm | phải đạt mấy | cần đạt bao nhiêu | được giao bao nhiêu | được giao mấy "
        "| tỉnh giao | tỉnh giao bao nhiêu | giao mấy | giao mấy phần trăm | mức phấn đấu | phấn đấu "
        "| đặt ra | mục tiêu đặt ra | chỉ tiêu đề ra | đề ra | mục tiêu đề ra | ngưỡng phải đạt "
        "| mốc phải đạt | yêu cầu đạt | yêu cầu phải đạt | mức yêu cầu | kế hoạch đề ra "
        "| theo kế hoạch phải đạt"
    ),
    Word.GAP: phrases(
        "còn cách mục tiêu | cách mục tiêu | cách đích | còn cách đích | cách kế hoạch "
        "| còn cách kế hoạch | cách mốc chỉ tiêu | kém chỉ tiêu bao nhiêu "
        "| thấp hơn chỉ tiêu bao nhiêu | cách mức giao | còn cách mức giao | how close is "
        "| how close are | how close | chênh chỉ tiêu | chênh chỉ tiêu bao nhiêu "
        "| chênh so với chỉ tiêu | lệch chỉ tiêu bao nhiêu | bao xa | còn bao xa | còn bao xa nữa "
        "| phải bớt | phải giảm | phải thêm | phải tăng | cần bớt | cần giảm | cần tăng "
        "| bớt bao nhiêu | mới đạt chỉ tiêu | mới đạt | còn phải | thì mới đạt chỉ tiêu "
        "| là đạt chỉ tiêu | để đạt chỉ tiêu | để đạt | thì đạt chỉ tiêu | how far is | how far are "
        "| how far | còn bao nhiêu nữa thì đạt chỉ tiêu | còn cách chỉ tiêu bao xa "
        "| còn cách chỉ tiêu bao nhiêu | cách chỉ tiêu bao nhiêu | còn thiếu | còn thiếu bao nhiêu "
        "| thiếu bao nhiêu | cần thêm | cần thêm bao nhiêu | thiếu mấy | nữa thì đạt | nữa mới đạt "
        "| nữa là đạt | nữa thì đạt chỉ tiêu | nữa mới đạt chỉ tiêu | nữa để đạt chỉ tiêu "
        "| nữa để đạt | cách chỉ tiêu | còn cách chỉ tiêu | cách chỉ tiêu bao xa "
        "| còn thiếu so với chỉ tiêu | short of the target | short of its target | gap to the target "
        "| gap to target | distance to target | how many more | needed to reach the target "
        "| to reach the target | needed to meet the target | to meet the target "
        "| how far from the target | how far from target | how far off target | so với chỉ tiêu "
        "| against the target | still needed | more are needed | are needed to reach the target "
        "| vượt chỉ tiêu bao nhiêu | short | hụt chỉ tiêu bao nhiêu | hụt bao nhiêu | hụt mấy "
        "| thiếu bao nhiêu nữa | thiếu mấy nữa | cách đích bao nhiêu | cách đích bao xa "
        "| cách mục tiêu bao nhiêu | cách mục tiêu bao xa | còn cách mục tiêu bao xa "
        "| còn cách đích bao xa | còn xa không | còn xa chỉ tiêu không | thêm mấy "
        "| thêm bao nhiêu nữa | mới đủ chỉ tiêu | mới kịp chỉ tiêu | để kịp chỉ tiêu | mới tới đích "
        "| mới đến đích | mới chạm đích | mới đạt mục tiêu | thì tới đích | khoảng cách với mục tiêu "
        "| khoảng cách với chỉ tiêu | khoảng cách đến mục tiêu | khoảng cách đến chỉ tiêu "
        "| khoảng cách tới mục tiêu | khoảng cách tới chỉ tiêu | còn hụt | còn hụt bao nhiêu "
        "| cần tăng thêm bao nhiêu mới đạt | tăng thêm bao nhiêu mới đạt | còn thiếu bao xa "
        "| so với chỉ tiêu được giao | so với mục tiêu | so với kế hoạch giao | against target "
        "| against its target | compared with the target | versus the target | how many fewer "
        "| how many less"
    ),
    Word.PLACE: phrases(
        "đứng ở vị trí thứ mấy | đứng ở vị trí bao nhiêu | đứng ở thứ mấy | đứng ở hạng mấy "
        "| đang ở vị trí nào | đang xếp thứ mấy | xếp ở vị trí thứ mấy | xếp ở vị trí nào "
        "| xếp hạng bao nhiêu | hạng bao nhiêu | xếp thứ bao nhiêu | đứng thứ bao nhiêu | xếp hạng mấy "
        "| vị trí của | vị trí | thứ hạng của | đứng ở vị trí nào | hàng thứ mấy | đứng hàng thứ mấy "
        "| hàng mấy | đứng hàng mấy | đứng thứ hạng mấy | đứng thứ hạng bao nhiêu | thứ mấy "
        "| đứng thứ mấy | xếp thứ mấy | hạng mấy | đứng hạng mấy | thứ bao nhiêu | đứng ở đâu "
        "| đứng vị trí nào | vị trí thứ mấy | vị trí bao nhiêu | xếp hạng thứ mấy | đứng vị trí thứ mấy "
        "| xếp vị trí thứ mấy | what rank | what place | which place | where does | where is | place of "
        "| rank of | what position | position of | ranks where | what is the rank of | what's the rank of "
        "| how does it rank | how high | how far down | how far up | which position | what number "
        "| in what place | in which place | where in the table | where on the table | placed where "
        "| what's the position of | đứng hạng bao nhiêu | đứng số mấy | đứng thứ bao | thứ hạng mấy "
        "| thứ hạng bao nhiêu | thứ hạng thế nào | thứ hạng ra sao | xếp ở đâu | xếp chỗ nào | nằm ở đâu "
        "| nằm thứ mấy | nằm đâu | ở vị trí nào | ở vị trí thứ mấy | ở thứ mấy | ở hạng mấy "
        "| đang đứng thứ mấy | đang ở đâu | top mấy | trong top mấy | đứng đâu | xếp đâu "
        "| đứng hàng bao nhiêu | ở top mấy | nằm ở đâu trên bảng xếp hạng | how far up the table is "
        "| how high up the table is | where on the table is | thứ bậc của"
    ),
    Word.SOURCE: phrases(
        "có ai đính chính | có ai sửa | ai đính chính | ai đã đính chính | ai sửa | ai đã sửa "
        "| ai chỉnh sửa | có ai đính chính số | có ai sửa số | chỉnh sửa | bị chỉnh sửa | đã chỉnh sửa "
        "| được chỉnh sửa | đã bị chỉnh sửa | sửa lần nào | sửa đổi | bị sửa đổi | hiệu chỉnh "
        "| bị hiệu chỉnh | cập nhật lại | cập nhật khi nào | được cập nhật khi nào | cập nhật lúc nào "
        "| được cập nhật lúc nào | cập nhật ngày nào | cập nhật đến ngày nào | cập nhật đến khi nào "
        "| cập nhật hôm nào | updated when | when was it updated | last updated | lấy số này ở đâu ra "
        "| lấy số này ở đâu | lấy số này từ đâu | lấy con số này ở đâu | lấy con số này ở đâu ra "
        "| số này ở đâu ra | số này lấy ở đâu | số này từ đâu ra | số này từ đâu | đính chính "
        "| được đính chính | bị đính chính | có được đính chính | có bị đính chính | điều chỉnh "
        "| có điều chỉnh | có bị điều chỉnh | bị điều chỉnh | có bị điều chỉnh lần nào | có sửa lần nào "
        "| lần nào | adjusted | amended | been adjusted | been amended | ever corrected "
        "| ever been corrected | duyệt hôm nào | duyệt | đính chính gì không | đính chính gì "
        "| có đính chính gì | có đính chính gì không | lấy ở đâu ra | ai là người duyệt | hôm nào "
        "| ngày nào | ngày mấy | vào ngày nào | lấy ở đâu | số ở đâu ra | lấy từ nguồn nào | nguồn "
        "| nguồn số liệu | nguồn nào | nguồn ở đâu | ai duyệt | ai đã duyệt | ai phê duyệt | ai gửi "
        "| ai nhập | ai báo cáo | duyệt lúc nào | duyệt khi nào | duyệt ngày nào | do ai duyệt "
        "| ai duyệt lúc nào | lấy từ đâu | từ đâu | ở đâu ra | từ đâu ra | có sửa | có sửa không "
        "| có chỉnh sửa | có chỉnh sửa không | có đính chính | có đính chính không | đã sửa chưa "
        "| có bị sửa | có bị sửa không | đã đính chính chưa | trước là bao nhiêu | trước đó là bao nhiêu "
        "| trước kia là bao nhiêu | trước khi sửa | trước khi sửa là bao nhiêu | trước khi đính chính "
        "| ai cung cấp | căn cứ nào | ai ký duyệt | ai ký ban hành | được duyệt khi nào "
        "| được duyệt lúc nào | source | sources | source of | who approved | who sent | who entered "
        "| when approved | approved when | come from | comes from | where does it come from "
        "| where did it come from | revised | corrected | was it corrected | been corrected "
        "| has it been corrected | was it revised | has it been revised | been revised "
        "| what was it before | and when | before the correction | who approved it and when "
        "| approved by whom | when was it approved | who signed off | who reported "
        "| where does this figure come from | where does the figure come from "
        "| what was it before the correction | where did the figure come from "
        "| has the figure been corrected | was the figure corrected | lúc nào | ngày nào duyệt "
        "| duyệt ngày mấy | where did you get | where do you get | where did we get "
        "| where did that come from | where is it from | where is that from | where's that from "
        "| where does that come from | ever changed | been changed | been altered | was it changed "
        "| was it altered | was it amended | has it been changed | ever revised | ever adjusted "
        "| any corrections | any correction | any revision | any revisions | whose figure | whose number "
        "| who provided | who supplied | who gave | who gave us | who signed it off | who cleared "
        "| who checked | who verified | who vetted | signed off | approved | approver | date of approval "
        "| approval date | approved on what date | on what date was it approved "
        "| when did it get approved | when did you get it | sourced from | ai cho số này | ai đưa "
        "| ai đưa số | ai chốt | ai chốt số | chốt số | chốt lúc nào | ai xác nhận | ai kiểm tra "
        "| ai thẩm định | ai trình | người duyệt | người phê duyệt | người gửi | người nhập "
        "| duyệt bởi ai | do ai nhập | do ai gửi | do ai báo cáo | do ai cung cấp | do ai phê duyệt "
        "| phê duyệt lúc nào | phê duyệt khi nào | phê duyệt ngày nào | duyệt hồi nào "
        "| được duyệt ngày nào | được duyệt hồi nào | đã duyệt chưa | số lấy đâu ra | lấy đâu ra "
        "| từ nguồn nào | xuất xứ | dẫn nguồn | trích nguồn | có thay đổi số liệu | có bị thay đổi "
        "| có đổi số | đã từng sửa | từng bị sửa | từng sửa | từng đính chính | sửa lại chưa | sửa chưa "
        "| có chỉnh lại | chỉnh lại | có cập nhật lại | sửa mấy lần | đính chính mấy lần | bị sửa "
        "| lấy đâu | o dau ra | chỉnh lại chưa | có chỉnh lại không | ai duyệt vậy | dựa vào báo cáo nào "
        "| theo báo cáo nào | từ báo cáo nào | báo cáo nào | căn cứ vào đâu | dựa vào đâu "
        "| dựa trên nguồn nào | đâu ra | nguồn từ đâu | xuất phát từ đâu | cơ sở nào | trên cơ sở nào "
        "| where was it taken from | who vouches for | who stands behind | what is it based on "
        "| based on what | người nào duyệt | lấy từ hệ thống nào | ai là người duyệt con số "
        "| changed after it was approved | anyone changed | has anyone changed | edited afterwards "
        "| anything edited afterwards | sau khi duyệt có ai chỉnh | có ai chỉnh lại không "
        "| có ai chỉnh lại"
    ),
    Word.REPORTED: phrases(
        "stand at | stood at | báo cáo mấy | báo cáo là mấy | báo cáo là | đã báo cáo là "
        "| báo cáo bao nhiêu | báo cáo là bao nhiêu | báo là bao nhiêu | lúc đó báo cáo | khi đó | lúc đó "
        "| khi đó báo cáo | tại thời điểm | thời điểm | as reported on | was reported | was reported on "
        "| reported on | at that time | known on | as known on | công bố bao nhiêu | công bố là bao nhiêu "
        "| what was reported | had been reported"
    ),
    Word.CHART: phrases(
        "vẽ cho | vẽ giúp | vẽ giùm | vẽ cái | vẽ ra | vẽ biểu đồ | biểu đồ | đồ thị | vẽ đồ thị | hình "
        "| chart | graph | draw | draw a chart | plot | as a chart | chart of | draw me a chart "
        "| show a chart | line chart | a chart | a graph | visualise | visualize | sketch | bar chart "
        "| on a chart | in a chart | in a graph | as a graph | a plot | plotted | graphically "
        "| a picture of | vẽ hình | vẽ đồ | đường biểu diễn | biểu diễn | trực quan | dạng biểu đồ "
        "| bằng biểu đồ | dạng hình | minh họa | làm cái biểu đồ | làm biểu đồ | làm giúp biểu đồ "
        "| lập biểu đồ | làm cho tôi cái biểu đồ | làm cái biểu đồ cột | vẽ biểu đồ cột | biểu đồ cột "
        "| biểu đồ đường"
    ),
    Word.FILE: phrases(
        "xuất | xuất danh sách | xuất ra | xuất bảng | kết xuất | word | bản word | xuất word "
        "| xuất báo cáo word | xuất báo cáo | file báo cáo | báo cáo word | xuất pdf | bản pdf | in ra "
        "| bản in | excel sheet | as an excel sheet | an excel sheet | sheet | gửi file | file excel "
        "| gửi file excel | excel | xuất excel | xuất file | tải file | tải về | file | tệp | tệp excel "
        "| gửi excel | bản excel | bảng excel | xuất ra excel | file word | pdf | file pdf | gửi tệp "
        "| download | export | spreadsheet | export to excel | as excel | an excel file | excel file "
        "| send me the excel | send excel | as a spreadsheet | bằng excel | ra excel"
    ),
    Word.WHY: phrases(
        "do đâu mà | vì đâu mà | do cái gì mà | tại đâu mà | nguyên nhân do đâu | nguyên nhân là gì "
        "| lý do là gì | lý do gì | vì sao | tại sao | sao | do đâu | nguyên nhân | lý do | vì sao lại "
        "| sao lại | tại sao lại | why | reason | reasons | cause | causes | because of what | how come "
        "| nguyên nhân nào | vì lý do gì | what explains | what's behind | what is behind | what caused "
        "| what's causing | what is causing | what went wrong | for what reason | cớ gì | cớ sao "
        "| nguyên do | căn nguyên | vì đâu | do cái gì | tại gì | tại cái gì | mắc gì"
    ),
    Word.HIGHEST: phrases(
        "highest first | biggest first | từ cao đến thấp | từ cao xuống thấp | cao xuống thấp "
        "| from highest to lowest | highest to lowest | from high to low | high to low | descending "
        "| đông nhất | cao nhất | lớn nhất | highest | the highest | largest | biggest | cao nhất là "
        "| nhiều nhất là | top cao nhất | at the very top | the very top | top of the table "
        "| at the top of the table | top of the league | leading the pack | leads the pack"
    ),
    Word.LOWEST: phrases(
        "the least | least of | lowest first | smallest first | từ thấp đến cao | từ thấp lên cao "
        "| thấp lên cao | from lowest to highest | lowest to highest | from low to high | low to high "
        "| ascending | thấp nhất | nhỏ nhất | ít nhất là | lowest | the lowest | smallest | fewest "
        "| the fewest | thấp nhất là | at the very bottom | very bottom | the very bottom | rock bottom "
        "| bringing up the rear | bottom of the table | at the bottom of the table | bottom of the league "
    ),
    Word.BEST: phrases(
        "are top | are on top | on top | is on top | come top | come first | came top | comes top "
        "| came first | comes first | finished first | is top | từ tốt đến kém | từ tốt nhất đến kém nhất "
        "| from best to worst | best to worst | best first | tốt nhất | đứng đầu | dẫn đầu | đầu bảng "
        "| đứng nhất | xếp đầu | giỏi nhất | khá nhất | hạng nhất | nhất bảng | đứng đầu bảng | best "
        "| the best | leading | leads | at the top | xếp nhất | đứng tốp đầu | tốp đầu | best performing "
        "| top performing | in the lead | đứng thứ nhất | đi đầu | top of the table | first place "
        "| strongest | the strongest | top performer | top performers | the top performers "
        "| best performers | best performer | front runners | front runner | doing best | doing the best "
        "| out in front | in front | star performers | number one | heading the table | topping the table "
        "| tops the table | heads the table | giỏi | xuất sắc nhất | nổi bật nhất | khá khẩm nhất "
        "| đầu bảng xếp hạng | dẫn đầu bảng | đang dẫn đầu | quán quân | nhất tỉnh | làm tốt nhất "
        "| tốt hơn cả | cao nhất bảng | đứng đầu toàn tỉnh | vượt trội nhất | đứng top | số một | số 1 "
        "| ngon nhất | ngon lành nhất | xịn nhất | ẵm giải | sạch sẽ nhất | sạch nhất | trội nhất "
        "| nhất bảng tổng | khá khẩm | star performer | the best performers | the best performer "
        "| the best performing"
    ),
    Word.WORST: phrases(
        "came bottom | comes bottom | came last | comes last | finished last | is bottom | at bottom "
        "| từ kém đến tốt | từ kém nhất đến tốt nhất | from worst to best | worst to best | worst first "
        "| dead last | last | đứng bét bảng | xếp bét bảng | bét bảng | chót | xếp bét | kém nhất "
        "| tệ nhất | đứng cuối | cuối bảng | yếu nhất | đội sổ | xếp cuối | đứng chót | chót bảng "
        "| đứng bét | xấu nhất | worst | the worst | at the bottom | bottom of the table | weakest "
        "| worst performing | xếp chót | đứng cuối bảng | tốp cuối | last place | chậm nhất "
        "| đứng sau cùng | lagging | lagging behind | lags | lag behind | lags behind | laggard "
        "| laggards | the laggards | trailing | trails | trail | trailing behind | falling behind "
        "| fallen behind | fell behind | slowest | the slowest | poorest | the poorest | doing worst "
        "| doing the worst | worst performers | worst performer | underperforming | underperformers "
        "| furthest behind | bringing up the rear | tail end | at the tail end | least good | lẹt đẹt "
        "| lẹt đẹt nhất | bết bát | bết bát nhất | ì ạch | ì ạch nhất | tụt hậu | tụt hậu nhất "
        "| đuối nhất | dở nhất | yếu kém nhất | kém cỏi nhất | trì trệ | trì trệ nhất | tệ hại nhất "
        "| hạng bét | hạng chót | bét | đứng chót bảng | cầm đèn đỏ | đứng cuối cùng | xếp cuối cùng "
        "| cuối cùng | đứng đội sổ | ở cuối bảng | nằm cuối bảng | đì đẹt | chậm chạp nhất | trùm cuối "
        "| áp chót | luôn chót | kém nhứt | yếu xìu | iu xiu | bê bết | bê bết nhất | lười nhất "
        "| nát nhất | nặng ký nhất | nặng nhất | worst offenders | the worst offenders | worst offender "
        "| the worst offender | biggest laggard | biggest laggards | bét nhất"
    ),
    Word.MOST: phrases("nhiều nhất | mạnh nhất | the most | most"),
    Word.TOP: phrases("top | tốp | first place to"),
    Word.BOTTOM: phrases("bottom"),
    Word.UNDER: phrases(
        "smaller | yếu hơn | tệ hơn | lower | worse | dưới | thấp hơn | nhỏ hơn | ít hơn | kém hơn "
        "| chưa tới | chưa đến | chưa được | < | dưới mức | dưới ngưỡng | below | under | less than "
        "| lower than | fewer than | beneath | not reaching | worse than | south of | short of reaching "
        "| dipped below | dip below | dips below | drop below | dropped below | drops below | fell below "
        "| falls below | fall below | sank below | slipped below | not even | chưa nổi | không nổi "
        "| chưa đầy | không đầy | không được | không tới | không đến | không đạt tới | chưa đạt tới "
        "| chưa chạm | chưa chạm mốc | tụt dưới | xuống dưới | rớt dưới | rơi xuống dưới | giảm dưới "
        "| nằm dưới | còn dưới | ở dưới | thua | rớt xuống | lọt dưới "
        "| qua dưới mốc | dưới mốc"
    ),
    Word.OVER: phrases(
        "bigger | larger | greater | khá hơn | higher | better | trên | hơn | cao hơn | lớn hơn "
        "| nhiều hơn | vượt | vượt quá | quá | > | vượt ngưỡng | tốt hơn | above | over | more than "
        "| higher than | greater than | exceeding | exceed | exceeds | in excess of | better than "
        "| cleared | clear | clears | clearing | pass | passed | passes | past | passing | topped | tops "
        "| topping | broke | broken | break | breaking | crossed | cross | crosses | crossing | surpass "
        "| surpassed | surpasses | exceeded | beyond | upwards of | north of | upward of | vượt mốc "
        "| vượt mức | qua mốc | chạm mốc trên | vượt qua | qua ngưỡng | đổ lên | trở lên từ | vượt trên "
        "| vượt qua mốc | went over | gone over | getting past | trên mốc"
    ),
    Word.AT_LEAST: phrases(
        "đủ | tròn | cao hơn hoặc bằng | lớn hơn hoặc bằng | bằng hoặc cao hơn | bằng hoặc trên "
        "| trên hoặc bằng | at or above | greater than or equal to | higher than or equal to "
        "| no lower than | not lower than | more than or equal to | ít nhất | tối thiểu | không dưới "
        "| không thấp hơn | không ít hơn | ≥ | at least | not less than | no less than | not below "
        "| minimum | not under | no fewer than | không kém"
    ),
    Word.AT_MOST: phrases(
        "thấp hơn hoặc bằng | nhỏ hơn hoặc bằng | bằng hoặc thấp hơn | bằng hoặc dưới | dưới hoặc bằng "
        "| bé hơn hoặc bằng | less than or equal to | at or below | lower than or equal to "
        "| equal to or below | do not exceed | does not exceed | not exceeding | not exceed | don't exceed "
        "| tối đa | không quá | không vượt quá | không vượt | không trên | không cao hơn | không hơn | ≤ "
        "| at most | no more than | not more than | not above | not over | maximum | up to"
    ),
    Word.FROM: phrases("từ | from | đạt từ"),
    Word.AND_UP: phrases(
        "trở lên | or more | or above | and above | or higher | and up | or over | and over | hoặc hơn "
        "| or better | upwards | at least that"
    ),
    Word.AND_DOWN: phrases(
        "trở xuống | or less | or below | and below | or lower | or under | or fewer | and under"
    ),
    Word.REACH: phrases(
        "met | meet | meets | meeting | hit | hits | đạt | đạt được | đạt mức | reach | reaches | reached "
        "| reaching | achieve | achieved"
    ),
    Word.EXCEEDS: phrases(
        "vượt chỉ tiêu | vượt kế hoạch | vượt mục tiêu | vượt chỉ tiêu được giao | vượt chỉ tiêu giao "
        "| trên chỉ tiêu | cao hơn chỉ tiêu | above target | above the target | over target "
        "| over the target | exceed the target | exceeds the target | exceeded the target | beat the target"
    ),
    Word.REACHES: phrases(
        "within target | within the target | within its target | within their target | made the target "
        "| made target | make the target | made its target | made their target | on or above target "
        "| on track | đạt chỉ tiêu | hoàn thành chỉ tiêu | đã đạt chỉ tiêu | đạt mục tiêu | đạt kế hoạch "
        "| đạt yêu cầu | đã hoàn thành chỉ tiêu | meet the target | meets the target | met the target "
        "| reach the target | reached the target | reaches the target | on target | meeting the target "
        "| meet their target | meets its target | met their target | met its target | reached its target "
        "| reached their target | hit the target | meet target | at target | meet their targets "
        "| have met the target | has met the target | về đích | cán đích | cán mốc | đủ chỉ tiêu "
        "| qua chỉ tiêu | xong chỉ tiêu | chạm đích | chạm chỉ tiêu | tới chỉ tiêu | đến chỉ tiêu "
        "| đến đích | tới đích | reaches its target | reach its target | hits its target "
        "| reaches their target | reach their target | reaches its goal | hits the target"
    ),
    Word.MISSES: phrases(
        "vượt ngưỡng cho phép | vượt mức cho phép | quá mức cho phép | vượt quá mức cho phép "
        "| quá ngưỡng cho phép | off target | off the target | off its target | off their target "
        "| chưa đạt | không đạt | chưa đạt chỉ tiêu | không đạt chỉ tiêu | dưới chỉ tiêu "
        "| chưa hoàn thành chỉ tiêu | chưa đạt mục tiêu | không đạt mục tiêu | chưa đạt kế hoạch "
        "| không hoàn thành chỉ tiêu | chưa đạt yêu cầu | hụt chỉ tiêu | thấp hơn chỉ tiêu "
        "| chưa tới chỉ tiêu | chưa đến chỉ tiêu | không đạt kế hoạch | chưa hoàn thành "
        "| không đạt yêu cầu | below target | below the target | under target | under the target "
        "| miss the target | misses the target | missed the target | missing the target | missing target "
        "| missed target | short of target | not meeting the target | have not met the target "
        "| has not met the target | did not meet the target | not met the target | not on target "
        "| below their target | below its target | miss their target | misses its target "
        "| missed their target | missed its target | not reached the target | have not reached the target "
        "| has not reached the target | fail the target | failed the target | fall short of the target "
        "| do not meet the target | does not meet the target | behind target | trượt chỉ tiêu "
        "| not meet the target | falling short | fall short | falls short | fell short | fallen short "
        "| behind their target | behind its target | lagging their target | short of their target "
        "| still below target | still under target | underachieving | haven't hit the target "
        "| hasn't hit the target | haven't hit their target | haven't met their target "
        "| haven't met the target | haven't reached the target | haven't made the target "
        "| not hit the target | not hitting the target | not hit their target | didn't hit the target "
        "| didn't meet the target | didn't reach the target | didn't make the target "
        "| not make the target | not up to target | not yet on target | not yet at target "
        "| yet to hit the target | yet to meet the target | yet to reach the target | yet to reach target "
        "| yet to meet target | rớt chỉ tiêu | lỡ chỉ tiêu | hụt | hụt kế hoạch | còn dưới chỉ tiêu "
        "| chưa chạm chỉ tiêu | chưa cán đích | chưa về đích | chưa hoàn thành kế hoạch "
        "| chưa hoàn thành mục tiêu | chưa đạt mức giao | chưa đạt được chỉ tiêu "
        "| không đạt được chỉ tiêu | không hoàn thành | không hoàn thành kế hoạch | vẫn chưa đạt "
        "| vẫn chưa đạt chỉ tiêu | chưa đáp ứng | chưa đáp ứng chỉ tiêu | chưa đáp ứng yêu cầu "
        "| thua chỉ tiêu | kém chỉ tiêu | rớt | trượt | trễ chỉ tiêu | dưới mức mục tiêu | keeps missing "
        "| keep missing | keeps missing on | keeps missing its target | keeps missing the target"
    ),
    Word.MISS: phrases(
        "miss | missed | misses | not met | have not met | has not met | did not meet | not reached "
        "| have not reached | has not reached | fall short of | fell short of | failed | fail | not reach "
        "| did not reach | do not meet | not meeting"
    ),
    Word.MANY: phrases("nhiều"),
    Word.FEW: phrases("ít"),
    Word.SUPERLATIVE: phrases("nhất"),
    Word.QUALITY: phrases(
        "cao | thấp | kém | tốt | yếu | high | low | so high | so low | bad | poor | cao thế | thấp thế "
        "| so bad | quá thấp | quá cao"
    ),
    Word.VERSUS: phrases(
        "cạnh | ss | above or below | below or above | higher or lower than "
        "| cao hơn hay thấp hơn so với | cao hay thấp hơn | thấp hay cao hơn | cao hơn hay thấp hơn "
        "| hơn hay kém | hơn kém gì | ahead of | behind | since | compare to | compare with | so với "
        "| so | sv | compared with | compared to | versus | vs | against | relative to | than "
        "| đứng cạnh | beside | next to | in comparison with"
    ),
    Word.APART: phrases(
        "khoảng cách | khoảng cách giữa | cách biệt | cách biệt giữa | độ chênh | độ lệch | mức chênh "
        "| mức chênh lệch | chênh lệch | chênh nhau | chênh | hơn kém | hơn kém nhau | cách nhau "
        "| khác nhau | difference | gap between | difference between | the difference between | apart "
        "| how far apart | differ"
    ),
    Word.YEAR_BEFORE: phrases(
        "year on year | yoy | year over year | cùng tháng năm trước | cùng quý năm trước | same period "
        "| the same period | svck năm trước | svck năm ngoái | so cùng kỳ năm trước | so cùng kỳ năm ngoái "
        "| so với cùng kỳ năm rồi | so cùng kỳ năm rồi | cùng kỳ | svck | cùng kỳ năm trước "
        "| cùng kỳ năm ngoái | so với cùng kỳ | cùng kỳ năm rồi | cùng kỳ năm qua "
        "| so với cùng kỳ năm trước | so với cùng kỳ năm ngoái | cùng thời điểm năm trước "
        "| cùng thời điểm năm ngoái | cùng tháng năm trước | cùng tháng năm ngoái | sck "
        "| same period last year | the same period last year | same period of last year "
        "| same month last year | the same month last year | year on year | year-on-year | yoy "
        "| a year earlier | a year ago | same time last year | the same time last year | one year ago "
        "| same quarter last year | the same quarter last year | so cùng kỳ | the same period a year ago "
        "| this time last year | at this time last year | same point last year | a year back "
        "| a year previously | same time a year ago | the year before's | this period last year "
        "| cùng thời gian năm trước | cùng thời gian năm ngoái | thời điểm này năm ngoái "
        "| thời điểm này năm trước | giờ này năm ngoái | tầm này năm ngoái | cùng quý năm trước "
        "| cùng quý năm ngoái | cùng tháng năm rồi | năm ngoái cùng kỳ | năm trước cùng kỳ"
    ),
    Word.BEFORE: phrases(
        "quarter on quarter | qoq | mom | week on week | quarter over quarter | month over month | kỳ trước "
        "| kỳ liền trước | tháng liền trước | tháng liền kề | kỳ báo cáo trước | lần trước | kỳ vừa rồi "
        "| previous period | the previous period | the period before | the month before "
        "| the previous month | previous month | the previous quarter | previous quarter "
        "| the quarter before | the previous one | the one before | quý liền trước | trước đó | kỳ trước đó "
        "| tháng trước đó | quý trước đó"
    ),
    Word.FOLLOWING: phrases(
        "rứa còn | rứa | thì răng | răng | thế còn như | rồi còn | vậy thế còn | còn nếu | or for | and in "
        "| còn | thế còn | vậy còn | thì sao | thế | vậy | thế thì | vậy thì | còn như | rồi sao "
        "| ra sao nữa | what about | how about | and what about | and how about | and for | and | same for "
        "| the same for | còn nữa | thế nào nữa"
    ),
    Word.CORRECTING: phrases(
        "ý tôi hỏi | ý anh là | ý chị là | ý em là | không, ý anh là | không, ý chị là | không, ý em là "
        "| không ý anh là | à quên | à quên, | tôi nhầm | nhầm, ý tôi hỏi | nhầm, ý tôi là "
        "| i was asking for | make that | à không phải | à không phải, | à nhầm, | nhầm, | không ý tôi là "
        "| ý tôi là | không phải ý tôi là | à không | không tôi hỏi | tôi hỏi | nhầm | nhầm rồi | ý là "
        "| à nhầm | tôi muốn hỏi | không phải | ý mình là | không ý là | không ý mình là | xin lỗi ý tôi là "
        "| xin lỗi | không phải thế | à không ý tôi là | nhầm ý tôi là | no i mean | i mean | i meant "
        "| no i meant | sorry i meant | sorry i mean | no sorry | actually | rather | correction "
        "| no not that | sorry | oops | i was asking about | không mà là | mà là | không , ý tôi là "
        "| không , phải ý tôi là | không phải , ý tôi là | không , tôi hỏi | nhầm , rồi | không , phải "
        "| không , ý là | không , ý mình là | xin lỗi , ý tôi là | không , phải thế | không phải , thế "
        "| à không , ý tôi là | nhầm , ý tôi là | no , i mean | no , i meant | sorry , i meant "
        "| sorry , i mean | no , sorry | no , not that | không , mà là"
    ),
    Word.THIS: phrases(
        "số này | số đó | con số này | con số đó | số liệu này | số liệu đó | kết quả này | kết quả đó "
        "| tỷ lệ này | tỷ lệ đó | chỉ tiêu này | chỉ tiêu đó | nó | cái này | cái đó | số trên | kỳ này "
        "| kỳ đó | this figure | that figure | this number | that number | this | it | this one | that one "
        "| the figure | the number | số liệu trên | this rate | that rate"
    ),
    Word.THIS_UNIT: phrases(
        "đơn vị này | đơn vị đó | đơn vị ấy | xã này | xã đó | xã ấy | phường này | phường đó | sở này "
        "| sở đó | sở ấy | nơi đó | ở đó | this unit | that unit | that commune | this commune "
        "| that department | this department | that ward | this ward | there | its | their | they | them "
        "| these | those | the same commune | the same unit | các xã này | các xã đó | các sở này "
        "| các sở đó | những xã này | những xã đó | các đơn vị này | các đơn vị đó | mấy xã đó "
        "| these communes | those communes | these departments | those departments | these units "
        "| those units"
    ),
    Word.WHICH: phrases(
        "gì | những gì | nào | những đơn vị nào | which | who | ai | whose | anyone | anybody | someone "
        "| somebody | who else | what units | mô | đâu | chi | người nào | chỗ nào | nơi nào | những ai"
    ),
    Word.HOW_MANY: phrases(
        "x of y | x out of y | count the | count how many | out of how many received "
        "| out of how many handled | out of how many processed | bao | bao nhiêu | bn | mấy "
        "| số lượng | có bao nhiêu | how many | how much | number of | the number of | được mấy "
        "| bao nhiêu trên bao nhiêu | bao nhieu tren tong so | bao nhiêu trên tổng số bao nhiêu "
        "| how many out of how many | how many of how many | bằng bao nhiêu | là bao nhiêu "
        "| out of how many | trên bao nhiêu | trong tổng số bao nhiêu | trên tổng số bao nhiêu "
        "| là mấy | được bao nhiêu | nhiêu | nhiu | nhiêu đó | mấy chục | chừng mấy | chừng bao nhiêu "
        "| cỡ bao nhiêu | tầm bao nhiêu | cỡ mấy | nhiêu lượt | mấy bộ | bao nhiêu bộ | mấy phần trăm "
        "| mấy chục phần trăm | mấy %"
    ),
    Word.MORE: phrases("nữa | thêm | until | nữa thì | nữa mới | nữa là | more | further"),
    Word.EACH: phrases(
        "từng | theo từng | cụ thể từng | chi tiết từng | cho từng | của từng | each | every | per "
        "| by each | for each | of each | one by one in"
    ),
    Word.COUNTED: phrases(
        "files | file count | dossiers | cases | applications | documents | papers | hồ sơ | văn bản "
        "| văn bản đi | vb đi | hs | vb | hsơ | trường hợp | văn bản điện tử "
        "| văn bản điện tử đi | electronic documents"
    ),
    Word.TOTAL: phrases(
        "tổng | tổng số | tổng cộng | cộng lại | cộng | gộp lại | gộp | total | in total | altogether "
        "| combined | sum | the sum of | the total | cộng dồn | cộng với | cộng gộp | gộp lại được "
        "| add up | add together | added together | sum up"
    ),
    Word.HAS_REPORTED: phrases(
        "gửi đủ | nộp đủ | báo cáo đủ | gửi đủ số liệu | nộp đủ số liệu | báo cáo đủ số liệu | đã gửi đủ "
        "| đã nộp đủ | đã báo cáo đủ | gửi đầy đủ | nộp đầy đủ | báo cáo đầy đủ | đã gửi đầy đủ "
        "| đã nộp đầy đủ | gửi đầy đủ số liệu | nộp đầy đủ số liệu | báo cáo đầy đủ số liệu "
        "| gửi đủ báo cáo | nộp đủ báo cáo | nộp đầy đủ báo cáo | có đủ số liệu | đủ số liệu "
        "| có đủ báo cáo | đủ báo cáo | có số liệu | đã có số liệu | đã có báo cáo | nộp số | gửi số "
        "| nộp số liệu | đã nộp số | đã gửi số | đã báo cáo | đã nộp báo cáo | đã gửi số liệu "
        "| đã gửi báo cáo | đã nộp | đã báo | has reported | have reported | has sent | have sent "
        "| has submitted | have submitted"
    ),
    Word.UNREAD: phrases(
        "thị trấn | lãnh đạo nào | cán bộ nào | công chức nào | người nào | vị nào | đồng chí nào | nên "
        "| lẽ ra | đáng lẽ | should | còn lại | khác | hầu hết | phần lớn | đa số | khoảng | tầm | gần bằng "
        "| ngang | bằng nhau | dự kiến | dự báo | sẽ | ước | remaining | the rest | the others | others "
        "| other | forecast | will | expected | predicted | nearly | almost | roughly | equal | half of "
        "| gấp đôi | một nửa | phân nửa | toàn quốc | cả nước "
        "| approve | approve all | reject | publish | delete | erase | tomorrow's figure"
    ),
    Word.NOT: phrases(
        "không | chưa | chẳng | chả | ko | kg | đừng | not | no | never | none | neither | don't "
        "| doesn't | isn't | aren't | hasn't | haven't | didn't | wasn't | đâu có | đâu phải "
        "| chẳng phải | chả phải | phải không | đúng không | đúng ko | phải ko | có phải không "
        "| có đúng không"
    ),
    Word.HAVE: phrases("có"),
    Word.PARTICLE: phrases(
        "xong chưa | rồi chưa | xong rồi chưa | mới đúng | với ạ | giúp với | với nhé | cơ | cơ mà "
        "| chứ | ạ | nhé | nha | nhá | đi | hả | nhỉ | hay không | chưa nhỉ | đấy | giúp mình | nhé ạ "
        "| thì sao ạ | r | v | z | dz | zậy | vậy ta | ta | hè | hen | ha | hả ta | hầy | đó | đó hả "
        "| dợ | vậy ha | nhen | hỉ | hí | ri | thế nhỉ | cái coi | cho lẹ | đi nào | hem | không ta "
        "| hông ta | hông | dzậy | dậy | á | ấy | à"
    ),
    Word.A: phrases("a | an"),
    Word.ARTICLE: phrases(
        "end of | the end of | by the end of | at the end of | cuối | vào cuối | đến cuối | tính đến cuối "
        "| hồi cuối | lúc cuối | any | my | our | các | những | khối | cấp | mọi | nhóm"
    ),
    Word.PLACED: phrases(
        "as of | as at | tính đến | tính tới | giữa | ở | tại | thuộc | trực thuộc | ở trong | tuốt | o"
    ),
    Word.NOISE: FILLERS,
    Word.GREETING: phrases(
        "thanks a lot | thank you so much | many thanks | cheers | much appreciated | xin chào | chào "
        "| chào bạn | chào bot | chào anh | chào chị | chào em | alo | a lô | hello | hi | hey "
        "| hi there | good morning | good afternoon | good evening | cảm ơn | cám ơn | cảm ơn nhiều "
        "| cảm ơn bạn | thanks | thank you | thank you very much | tạm biệt | bye | goodbye "
        "| bạn là ai | bạn khỏe không | ok | okay | vâng | chào buổi sáng | xin cảm ơn | xin cám ơn "
        "| tks | hello there | hello bot | dạ | dear bot | hi bot | who are you | how are you "
        "| tốt lắm | rất tốt | good | great | ok bot | cảm ơn bot | thank you bot | dạ vâng "
        "| cảm ơn em | cảm ơn anh | cảm ơn chị | cám ơn em"
    ),
}
